// title: Meetings a city was at
// description: At which meetings was a city, itself or through an official?
// tags: meeting, city
// parameter: city | city | example: Kazan | the city, by any of its names
// parameter: direct_only | boolean | default: false | leave out meetings where only an official of the city was
// parameter: limit | integer | default: 50 | the most rows
// columns: meeting, date, tie, people, documents, quote, meeting_id
// order: latest first, then by name, id and kind of tie
MATCH (c:City {id: $city})-[r:PARTICIPATED_IN|REPRESENTED_AT]->(m:Meeting)
WHERE $direct_only = false OR type(r) = 'PARTICIPATED_IN'
OPTIONAL MATCH (p:Person)-[t:PARTICIPATED_IN]->(m)
WHERE p.id IN r.people
WITH m, r, p, t ORDER BY p.name, p.id
WITH m, r, collect(p.name) AS people, collect(t.id) AS told
UNWIND [r.id] + told AS fact
OPTIONAL MATCH (s:Statement {fact_id: fact})
WITH m, r, people, min(s.quote) AS quote
RETURN m.name AS meeting, m.date AS date, type(r) AS tie, people, r.documents AS documents, quote,
       m.id AS meeting_id
ORDER BY coalesce(m.date_from, m.date, '') DESC, meeting, meeting_id, tie
LIMIT $limit
