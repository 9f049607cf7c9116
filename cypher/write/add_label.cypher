UNWIND $rows AS id
MATCH (e:Entity {id: id})
SET e:`LABEL`
