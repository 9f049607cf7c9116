MATCH (a:Agreement)<-[r:SIGNED]-(x:Entity)
WHERE r.confidence >= $confidence
WITH a, r, x
ORDER BY x.name, r.id
WITH a, max(r.date) AS date, collect(DISTINCT x.id) AS signers, collect(r.id) AS cited
RETURN a.id AS id, a.name AS name, a.name_en AS name_en, a.name_ru AS name_ru, labels(a) AS labels, date,
       a.country_code AS country_code, signers, cited
ORDER BY coalesce(date, '') DESC, name, id
