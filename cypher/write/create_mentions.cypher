UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MATCH (e:Entity {id: row.entity})
CREATE (d)-[:MENTIONS {count: row.count, referents: row.referents}]->(e)
