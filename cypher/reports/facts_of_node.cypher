MATCH (e:Entity {id: $id})-[f]->(x)
WHERE f.id IS NOT NULL
RETURN type(f) AS type, true AS out, x.id AS other_id, x.name AS other, labels(x) AS labels, properties(f) AS fact
UNION ALL
MATCH (e:Entity {id: $id})<-[f]-(x)
WHERE f.id IS NOT NULL
RETURN type(f) AS type, false AS out, x.id AS other_id, x.name AS other, labels(x) AS labels, properties(f) AS fact
