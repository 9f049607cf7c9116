UNWIND $rows AS row
MATCH (d:Document {id: row.id})-[:HAS_TEXT]->(t:DocumentText)
SET d = row.properties, t = row.text
