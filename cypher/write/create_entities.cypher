UNWIND $rows AS row
CREATE (e:`LABELS`)
SET e = row
