// Only what differs; null takes a property away.
UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
SET s += row.properties
