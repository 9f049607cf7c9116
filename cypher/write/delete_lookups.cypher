UNWIND $rows AS id
MATCH (l:Lookup {of: id})
DELETE l
