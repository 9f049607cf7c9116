// title: Meetings in a place
// description: Which meetings were held in a city, region or country?
// tags: meeting, city
// parameter: place | place | example: Stockholm | the city, region or country, by any of its names
// parameter: limit | integer | default: 50 | the most rows
// columns: meeting, date, until, organizers, people, documents, quote, meeting_id
// order: latest first, then by name and id
MATCH (m:Meeting)-[r:HELD_IN]->(c:Entity {id: $place})
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH m, r, min(s.quote) AS quote
OPTIONAL MATCH (o:Entity)-[:ORGANIZED]->(m)
WITH m, r, quote, o ORDER BY o.name, o.id
WITH m, r, quote, collect(DISTINCT o.name) AS organizers
OPTIONAL MATCH (p:Person)-[:PARTICIPATED_IN]->(m)
WITH m, r, quote, organizers, count(DISTINCT p.id) AS people
RETURN m.name AS meeting, m.date AS date, m.until AS until, organizers, people, r.documents AS documents, quote,
       m.id AS meeting_id
ORDER BY coalesce(m.date_from, m.date, '') DESC, meeting, meeting_id
LIMIT $limit
