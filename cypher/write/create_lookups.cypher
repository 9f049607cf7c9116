UNWIND $rows AS row
CREATE (l:Lookup)
SET l = row
