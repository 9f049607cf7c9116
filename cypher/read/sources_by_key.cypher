UNWIND $keys AS key
MATCH (s:Source {key: key})-[:CURRENT]->(d:Document)
RETURN d.id AS document, properties(s) AS properties
