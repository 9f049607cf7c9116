MATCH (a:Entity)-[r {disputed: true}]->(b)
RETURN type(r) AS type, a.id AS a_id, a.name AS a_name, a.name_en AS a_name_en, a.name_ru AS a_name_ru, b.id AS id,
       b.name AS name, b.name_en AS name_en, b.name_ru AS name_ru, labels(b) AS labels, b.country_code AS country_code,
       properties(r) AS fact
ORDER BY r.documents DESC, r.id
