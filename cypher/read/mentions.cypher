UNWIND $ids AS id
MATCH (d:Document {id: id})-[m:MENTIONS]->(e:Entity)
RETURN e.id AS entity, id AS document, m.referents AS referents, m.count AS count
