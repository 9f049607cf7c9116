UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MATCH (a:Entity {id: row.subject})
CREATE (d)-[:STATES]->(s:Statement)-[:SUBJECT]->(a)
SET s = row.properties
