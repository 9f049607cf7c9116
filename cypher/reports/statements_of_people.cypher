UNWIND $people AS person
MATCH (p:Person {id: person})<-[:SUBJECT]-(s:Statement {type: 'PARTICIPATED_IN'})-[:OBJECT]->(m:Meeting {id: $meeting})
MATCH (d:Document)-[:STATES]->(s)
WHERE s.fact_group IS NOT NULL
RETURN p.id AS subject_id, p.name AS subject, m.id AS object_id, m.name AS object, s.type AS type,
       s.title AS post, s.role AS role, s.since AS since, s.until AS until, s.quote AS quote, s.id AS statement,
       s.confidence AS confidence, d.id AS document_id, d.name AS document, d.date AS date, d.publisher AS publisher,
       d.url AS url
ORDER BY subject, date, document_id, statement
