UNWIND $rows AS id
MATCH (d:Document {id: id})
OPTIONAL MATCH (d)-[:HAS_TEXT]->(t:DocumentText)
DETACH DELETE d, t
