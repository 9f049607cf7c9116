MATCH (k:EntityKey)-[:IDENTIFIES]->(e:Entity)
RETURN e.id AS entity, k.id AS key
