MATCH (a:Entity {id: $a})<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Entity {id: $b})
MATCH (d:Document)-[:STATES]->(s)
WHERE s.fact_group IS NOT NULL
RETURN a.id AS subject_id, a.name AS subject, b.id AS object_id, b.name AS object, s.type AS type, s.title AS post,
       s.role AS role, s.since AS since, s.until AS until, s.quote AS quote, s.id AS statement, s.confidence AS confidence,
       d.id AS document_id, d.name AS document, d.date AS date, d.publisher AS publisher, d.url AS url
ORDER BY type, date, document_id, statement
