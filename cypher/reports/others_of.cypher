// Who else has a fact of a type to these nodes.
UNWIND $nodes AS node
MATCH (n:Entity {id: node})<-[r]-(x:Entity)
WHERE type(r) = $type
RETURN node, x.id AS id, x.name AS name, x.name_en AS name_en, x.name_ru AS name_ru, labels(x) AS labels,
       r.id AS fact, r.documents AS documents
ORDER BY node, documents DESC, name, id
