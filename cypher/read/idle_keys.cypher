MATCH (k:EntityKey)
WHERE NOT (k)-[:IDENTIFIES]->(:Entity)
RETURN k.id AS id
