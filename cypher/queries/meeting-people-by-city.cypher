// title: People at a meeting by city
// description: Which people were at a meeting for which cities, regions and organisations?
// tags: meeting, city, person
// parameter: meeting | meeting | example: XXVII session of the International Assembly of Capitals and Major Cities | the meeting, by any of its names
// columns: body, people, posts, body_id
// order: by name of the body, then by id
MATCH (b:Entity)-[r:REPRESENTED_AT]->(m:Meeting {id: $meeting})
MATCH (p:Person)-[:PARTICIPATED_IN]->(m)
WHERE p.id IN r.people
OPTIONAL MATCH (p)-[h:HOLDS_POST]->(b)
WITH b, p, h ORDER BY coalesce(h.last_seen, '') DESC, coalesce(h.since, '') DESC, h.id
WITH b, p, head(collect(coalesce(h.titles[0], h.post))) AS post ORDER BY p.name, p.id
RETURN b.name AS body, collect(p.name) AS people, collect(post) AS posts, b.id AS body_id
ORDER BY body, body_id
