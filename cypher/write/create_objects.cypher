UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
MATCH (o:`LABEL` {id: row.object})
CREATE (s)-[:OBJECT]->(o)
