UNWIND $rows AS row
MATCH (s:Statement {id: row.id})-[r:SUBJECT|OBJECT]->()
DELETE r
