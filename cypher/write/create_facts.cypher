UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
MATCH (b:`LABEL` {id: row.end})
CREATE (a)-[r:`TYPE`]->(b)
SET r = row.properties, r += $same_properties
