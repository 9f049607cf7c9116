UNWIND $ids AS id
MATCH (k:EntityKey {id: id})-[:IDENTIFIES]->(e:Entity)
RETURN DISTINCT e.id AS entity
