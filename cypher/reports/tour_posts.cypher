MATCH (p:Person {id: $person})-[r:HOLDS_POST]->(b:Entity)
RETURN b.name AS body, r.titles AS titles, r.post AS post, r.since AS since, r.until AS until,
       coalesce(r.ended, false) AS ended, r.documents AS documents, r.id AS fact
ORDER BY ended, coalesce(since, '9999') DESC, body, fact
