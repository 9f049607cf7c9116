// A new fact that one new statement alone makes is written with it, as their ends are the same.
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MATCH (a:Entity {id: row.subject})
MATCH (b:`LABEL` {id: row.object})
CREATE (d)-[:STATES]->(s:Statement)-[:SUBJECT]->(a), (s)-[:OBJECT]->(b), (a)-[r:`TYPE`]->(b)
SET s = row.properties, s += $same_properties, r = row.fact, r += $same_fact
