UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
MATCH (a:Entity {id: row.subject})
CREATE (s)-[:SUBJECT]->(a)
