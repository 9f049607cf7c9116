UNWIND $rows AS row
MATCH (k:EntityKey {id: row.key})-[r:IDENTIFIES]->(e:Entity {id: row.entity})
DELETE r
