UNWIND $rows AS key
MATCH (s:Source {key: key})
DETACH DELETE s
