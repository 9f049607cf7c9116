// title: People by meetings
// description: Which people were at the most meetings?
// tags: person, meeting, count
// parameter: limit | integer | default: 25 | the most rows
// columns: person, meetings, posts, person_id
// order: most meetings first, then by name and id
MATCH (p:Person)-[:PARTICIPATED_IN]->(m:Meeting)
WITH p, count(DISTINCT m.id) AS meetings
OPTIONAL MATCH (p)-[r:HOLDS_POST]->(b:Entity)
WITH p, meetings, r, b ORDER BY b.name, r.post, r.id
RETURN p.name AS person, meetings, collect(r.post + ', ' + b.name) AS posts, p.id AS person_id
ORDER BY meetings DESC, person, person_id
LIMIT $limit
