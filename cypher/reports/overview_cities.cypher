MATCH (c:City)-[r:MEMBER_OF|CHAIRS|HOSTS|REPRESENTED_AT|PARTICIPATED_IN|TWINNED_WITH|PARTNER_OF|SIGNED|IMPLEMENTS]-(x:Entity)
WHERE r.confidence >= $confidence
WITH c, r
ORDER BY r.documents DESC, r.id
WITH c, count(r) AS facts, collect(r.id)[0..3] AS cited
RETURN c.id AS id, c.name AS name, c.name_en AS name_en, c.name_ru AS name_ru, labels(c) AS labels,
       c.country_code AS country_code, facts, cited
ORDER BY facts DESC, name, id
