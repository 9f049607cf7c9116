UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
MERGE (k:EntityKey {id: row.key})
CREATE (k)-[:IDENTIFIES]->(e)
