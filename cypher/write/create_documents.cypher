UNWIND $rows AS row
CREATE (d:Document)-[:HAS_TEXT]->(t:DocumentText)
SET d = row.properties, t = row.text
