MATCH (n:CityNetwork {id: $network})<-[r:MEMBER_OF]-(m:Entity)
WHERE coalesce(r.ended, false) = false
RETURN DISTINCT m.id AS id, m.name AS name, labels(m) AS labels, m.country_code AS country_code
ORDER BY name, id
