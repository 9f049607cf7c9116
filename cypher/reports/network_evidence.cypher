MATCH (n:Organization {id: $id})<-[:OBJECT]-(s:Statement {type: 'MEMBER_OF'})<-[:STATES]-(d:Document)
WHERE s.fact_id IS NOT NULL
RETURN s.fact_id AS fact, s.quote AS quote, s.id AS statement, d.id AS document_id, d.name AS document, d.date AS date,
       d.publisher AS publisher, d.url AS url
ORDER BY fact, date, document_id, statement
