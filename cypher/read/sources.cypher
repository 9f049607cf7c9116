MATCH (s:Source)-[:CURRENT]->(d:Document)
RETURN d.id AS document, properties(s) AS properties
