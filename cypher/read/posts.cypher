UNWIND $rows AS row
MATCH (p:Entity {id: row.person})<-[:SUBJECT]-(s:Statement)
WHERE s.type = 'HOLDS_POST' AND s.fact_group IS NOT NULL
MATCH (s)<-[:STATES]-(d:Document {id: row.document})
MATCH (s)-[:OBJECT]->(b:Entity)
RETURN d.id AS document, d.near_group AS independent, d.date AS date,
       properties(s) AS properties, row.person AS subject, b.id AS object, labels(b) AS labels
