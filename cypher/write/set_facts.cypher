UNWIND $rows AS row
MATCH (a:Entity {id: row.start})-[r:`TYPE`]->()
WHERE r.id = row.properties.id
SET r = row.properties
