UNWIND $ids AS id
MATCH (m:Entity {id: id})<-[:OBJECT]-(s:Statement)
WHERE s.type = 'PARTICIPATED_IN' AND s.fact_group IS NOT NULL
MATCH (s)-[:SUBJECT]->(p:Person)
MATCH (s)<-[:STATES]-(d:Document)
RETURN d.id AS document, d.near_group AS independent, d.date AS date,
       properties(s) AS properties, p.id AS subject, id AS object
