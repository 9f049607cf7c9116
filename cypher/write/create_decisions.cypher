UNWIND $rows AS row
CREATE (d:Decision)
SET d = row
