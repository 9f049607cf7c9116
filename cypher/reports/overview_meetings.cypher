MATCH (m:Meeting)-[r]-(x:Entity)
WHERE r.id IS NOT NULL AND r.confidence >= $confidence
WITH m, r, x
ORDER BY r.documents DESC, r.id
WITH m, count(CASE WHEN type(r) = 'PARTICIPATED_IN' THEN 1 END) AS participants, collect(r.id)[0..3] AS cited
RETURN m.id AS id, m.name AS name, m.name_en AS name_en, m.name_ru AS name_ru, labels(m) AS labels, m.date AS date,
       m.until AS until, m.country_code AS country_code, participants, cited
ORDER BY coalesce(date, '') DESC, participants DESC, name, id
