// title: Cities that met
// description: Which cities were at the same meetings, and how often?
// tags: city, meeting, count
// parameter: direct_only | boolean | default: false | leave out cities that were there only through an official of theirs
// parameter: limit | integer | default: 25 | the most rows
// columns: city, other, meetings, city_id, other_id
// order: most meetings first, then by the two names and ids
MATCH (a:City)-[r:PARTICIPATED_IN|REPRESENTED_AT]->(m:Meeting)<-[t:PARTICIPATED_IN|REPRESENTED_AT]-(b:City)
WHERE a.id < b.id AND ($direct_only = false OR (type(r) = 'PARTICIPATED_IN' AND type(t) = 'PARTICIPATED_IN'))
WITH a, b, count(DISTINCT m.id) AS meetings
RETURN a.name AS city, b.name AS other, meetings, a.id AS city_id, b.id AS other_id
ORDER BY meetings DESC, city, other, city_id, other_id
LIMIT $limit
