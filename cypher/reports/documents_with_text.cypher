MATCH (e:Entity {id: $id})<-[m:MENTIONS]-(d:Document)
// Texts may be large: only those that are shown are read.
WITH d, m.count AS mentions
ORDER BY mentions DESC, d.id
LIMIT $limit
OPTIONAL MATCH (d)-[:HAS_TEXT]->(t:DocumentText)
OPTIONAL MATCH (source:Source)-[:CURRENT]->(d)
WITH d, t, mentions, min(source.key) AS source
RETURN d.id AS id, d.name AS name, d.date AS date, d.publisher AS publisher, t.text AS text, d.headline AS headline,
       d.format AS format, source
ORDER BY mentions DESC, id
