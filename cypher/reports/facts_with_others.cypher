MATCH (e:Entity {id: $id})-[f]->(x)
WHERE f.id IS NOT NULL
RETURN type(f) AS type, true AS out, x.id AS id, x.name AS name, x.name_en AS name_en, x.name_ru AS name_ru,
       labels(x) AS labels, x.country_code AS country_code, x.date AS date, x.until AS until,
       x.value AS value, x.unit AS unit, x.as_of AS as_of, properties(f) AS fact
UNION ALL
MATCH (e:Entity {id: $id})<-[f]-(x)
WHERE f.id IS NOT NULL
RETURN type(f) AS type, false AS out, x.id AS id, x.name AS name, x.name_en AS name_en, x.name_ru AS name_ru,
       labels(x) AS labels, x.country_code AS country_code, x.date AS date, x.until AS until,
       x.value AS value, x.unit AS unit, x.as_of AS as_of, properties(f) AS fact
