MATCH (n:CityNetwork {id: $network})<-[r:CHAIRS|HOSTS|HOLDS_POST]-(x:Entity)
WHERE (type(r) <> 'HOLDS_POST' OR r.post IN $posts) AND coalesce(r.ended, false) = false
RETURN type(r) AS type, x.name AS name, x.id AS id, r.id AS fact, r.titles AS titles, r.post AS post, r.since AS since,
       r.documents AS documents
ORDER BY type, documents DESC, name, id
