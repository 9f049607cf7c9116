// title: Documents about something
// description: Which documents name a city, person, network, meeting or anything else, and how often?
// tags: document
// parameter: about | entity | example: Kazan | what they are about, by any of its names
// parameter: limit | integer | default: 50 | the most rows
// columns: document, date, publisher, language, mentions, statements, url, document_id
// order: most statements about it first, then most mentions, then latest, then by id
MATCH (d:Document)-[r:MENTIONS]->(x:Entity {id: $about})
OPTIONAL MATCH (d)-[:STATES]->(s:Statement)-[:SUBJECT|OBJECT]->(x)
WITH d, r, count(DISTINCT s.id) AS statements
RETURN d.name AS document, d.date AS date, d.publisher AS publisher, d.language AS language, r.count AS mentions,
       statements, d.url AS url, d.id AS document_id
ORDER BY statements DESC, mentions DESC, coalesce(date, '') DESC, document_id
LIMIT $limit
