MATCH (p:Person)-[r:HOLDS_POST]->(b:Entity)
WITH p, count(r) AS posts, sum(r.documents) AS documents
RETURN p.id AS id, p.name AS name, posts, documents
ORDER BY posts DESC, documents DESC, name, id
LIMIT 1
