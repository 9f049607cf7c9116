UNWIND $groups AS key
MATCH (s:Statement {fact_group: key})
MATCH (s)<-[:STATES]-(d:Document)
WHERE NOT d.id IN $known
MATCH (s)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(o)
RETURN d.id AS document, d.near_group AS independent, d.date AS date,
       properties(s) AS properties, a.id AS subject, o.id AS object
