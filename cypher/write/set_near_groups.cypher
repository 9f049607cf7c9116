UNWIND $rows AS row
MATCH (d:Document {id: row.id})
SET d.near_group = row.near_group
