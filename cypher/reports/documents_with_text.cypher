MATCH (e:Entity {id: $id})<-[m:MENTIONS]-(d:Document)
OPTIONAL MATCH (d)-[:HAS_TEXT]->(t:DocumentText)
RETURN d.id AS id, d.name AS name, d.date AS date, d.publisher AS publisher, t.text AS text
ORDER BY m.count DESC, d.id
LIMIT $limit
