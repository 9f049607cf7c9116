// title: Meetings in a place
// description: Which meetings were held in a city, or anywhere in a region or country?
// tags: meeting, city, country
// parameter: place | place | example: Russia | the city, region or country, by any of its names
// parameter: limit | integer | default: 50 | the most rows
// columns: meeting, date, until, place, organizers, people, documents, quote, meeting_id, place_id
// order: latest first, then by name, id and place
MATCH (p:Entity {id: $place})
MATCH (m:Meeting)-[r:HELD_IN]->(c:Entity)
WHERE c.id = p.id OR (p:Country AND c.country_code = p.country_code) OR (p:Region AND p.id ENDS WITH c.region_code)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH m, r, c, min(s.quote) AS quote
OPTIONAL MATCH (o:Entity)-[:ORGANIZED]->(m)
WITH m, r, c, quote, o ORDER BY o.name, o.id
WITH m, r, c, quote, collect(DISTINCT o.name) AS organizers
OPTIONAL MATCH (x:Person)-[:PARTICIPATED_IN]->(m)
WITH m, r, c, quote, organizers, count(DISTINCT x.id) AS people
RETURN m.name AS meeting, m.date AS date, m.until AS until, c.name AS place, organizers, people,
       r.documents AS documents, quote, m.id AS meeting_id, c.id AS place_id
ORDER BY coalesce(m.date_from, m.date, '') DESC, meeting, meeting_id, place, place_id
LIMIT $limit
