UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MATCH (a:Entity {id: row.subject})
MATCH (b:`LABEL` {id: row.object})
CREATE (d)-[:STATES]->(s:Statement)-[:SUBJECT]->(a), (s)-[:OBJECT]->(b)
SET s = row.properties, s += $same_properties
