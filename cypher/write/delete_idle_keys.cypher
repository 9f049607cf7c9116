UNWIND $rows AS id
MATCH (k:EntityKey {id: id})
WHERE NOT (k)-[:IDENTIFIES]->()
DELETE k
