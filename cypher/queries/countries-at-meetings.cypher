// title: Countries by cities at meetings
// description: From which countries did the most cities take part in meetings?
// tags: country, city, meeting, count
// parameter: direct_only | boolean | default: false | leave out cities that were there only through an official of theirs
// parameter: limit | integer | default: 25 | the most rows
// columns: country_code, country, cities, meetings, names
// order: most cities first, then most meetings, then by code
MATCH (c:City)-[r:PARTICIPATED_IN|REPRESENTED_AT]->(m:Meeting)
WHERE c.country_code IS NOT NULL AND ($direct_only = false OR type(r) = 'PARTICIPATED_IN')
WITH c.country_code AS country_code, c.name AS city, c.id AS id, m.id AS meeting
ORDER BY city, id, meeting
WITH country_code, count(DISTINCT id) AS cities, count(DISTINCT meeting) AS meetings, collect(DISTINCT city) AS names
OPTIONAL MATCH (k:Country {country_code: country_code})
RETURN country_code, min(k.name) AS country, cities, meetings, names
ORDER BY cities DESC, meetings DESC, country_code
LIMIT $limit
