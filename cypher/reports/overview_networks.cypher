MATCH (n:CityNetwork)<-[r]-(x:Entity)
WHERE r.id IS NOT NULL AND r.confidence >= $confidence
WITH n, r, x
ORDER BY r.documents DESC, r.id
WITH n, sum(CASE WHEN type(r) = 'MEMBER_OF' AND coalesce(r.ended, false) = false THEN 1 ELSE 0 END) AS members,
     count(r) AS facts, collect(r.id)[0..3] AS cited
RETURN n.id AS id, n.name AS name, n.name_en AS name_en, n.name_ru AS name_ru, labels(n) AS labels,
       n.country_code AS country_code, members, facts, cited
ORDER BY members DESC, facts DESC, name, id
