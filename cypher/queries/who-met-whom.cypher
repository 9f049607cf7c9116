// title: Who met whom
// description: Which people were at the same meetings, and how often?
// tags: person, meeting, count
// parameter: person | person | default: | example: Altay Kulginov | only pairs with this person
// parameter: limit | integer | default: 25 | the most rows
// columns: person, other, meetings, first, last, person_id, other_id
// order: most meetings first, then by the two names and ids
MATCH (a:Person)-[:PARTICIPATED_IN]->(m:Meeting)<-[:PARTICIPATED_IN]-(b:Person)
WHERE ($person IS NULL AND a.id < b.id) OR (a.id = $person AND a.id <> b.id)
WITH DISTINCT a, b, m
WITH a, b, count(m) AS meetings, min(m.date) AS first, max(m.date) AS last
RETURN a.name AS person, b.name AS other, meetings, first, last, a.id AS person_id, b.id AS other_id
ORDER BY meetings DESC, person, other, person_id, other_id
LIMIT $limit
