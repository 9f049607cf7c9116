UNWIND $rows AS row
MATCH (d:Document {id: row.document})
CREATE (s:Source)-[:CURRENT]->(d)
SET s = row.properties
