UNWIND $rows AS row
MATCH (d:Document {id: row.document})-[m:MENTIONS]->(e:Entity {id: row.entity})
SET m.count = row.count, m.referents = row.referents
