UNWIND $rows AS id
MATCH (s:Statement {id: id})
DETACH DELETE s
