MATCH (m:Meeting {id: $meeting})<-[r:PARTICIPATED_IN]-(x:Entity)
OPTIONAL MATCH (x)-[post:HOLDS_POST]->(body:Entity)-[seat:REPRESENTED_AT]->(m)
WHERE x.id IN seat.people
WITH x, r, min(body.name) AS body
RETURN x.id AS id, x.name AS name, labels(x) AS labels, r.roles AS roles, body, r.id AS fact, r.documents AS documents
ORDER BY CASE WHEN x:Person THEN 0 ELSE 1 END, documents DESC, name, id
