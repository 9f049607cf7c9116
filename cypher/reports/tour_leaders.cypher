// Who leads a network, and who hosts it or an office that is a part of it.
MATCH (n:CityNetwork {id: $network})
OPTIONAL MATCH (p:Organization)-[:PART_OF]->(n)
WITH n, collect(DISTINCT p) AS parts
UNWIND [n] + parts AS o
MATCH (o)<-[r:CHAIRS|HOSTS|HOLDS_POST]-(x:Entity)
WHERE (type(r) <> 'HOLDS_POST' OR r.post IN $posts) AND coalesce(r.ended, false) = false
      AND (o.id = n.id OR type(r) = 'HOSTS')
RETURN type(r) AS type, x.name AS name, x.id AS id, r.id AS fact, r.titles AS titles, r.post AS post, r.since AS since,
       r.documents AS documents, CASE WHEN o.id = n.id THEN null ELSE o.name END AS office
ORDER BY type, documents DESC, name, office, id, fact
