MATCH (e:Entity {id: $id})<-[m:MENTIONS]-(d:Document)
OPTIONAL MATCH (d)-[:HAS_TEXT]->(t:DocumentText)
OPTIONAL MATCH (source:Source)-[:CURRENT]->(d)
WITH d, t, m.count AS mentions, min(source.key) AS source
RETURN d.id AS id, d.name AS name, d.date AS date, d.publisher AS publisher, t.text AS text, d.headline AS headline,
       d.format AS format, source
ORDER BY mentions DESC, id
LIMIT $limit
