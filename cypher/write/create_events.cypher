UNWIND $rows AS row
CREATE (e:LoadEvent)
SET e = row
