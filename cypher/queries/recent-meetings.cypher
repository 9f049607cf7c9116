// title: Recent meetings
// description: Which meetings were held last?
// tags: meeting, time
// parameter: since | date | default: | example: 2019 | only meetings on this day or later
// parameter: limit | integer | default: 25 | the most rows
// columns: meeting, date, until, places, organizers, participants, disputed, meeting_id
// order: latest first, then by name and id
MATCH (m:Meeting)
WHERE m.date IS NOT NULL AND ($since IS NULL OR coalesce(m.date_to, '') >= $since)
OPTIONAL MATCH (m)-[:HELD_IN]->(c:Entity)
WITH m, c ORDER BY c.name, c.id
WITH m, collect(DISTINCT c.name) AS places
OPTIONAL MATCH (o:Entity)-[:ORGANIZED]->(m)
WITH m, places, o ORDER BY o.name, o.id
WITH m, places, collect(DISTINCT o.name) AS organizers
OPTIONAL MATCH (x:Entity)-[:PARTICIPATED_IN]->(m)
WITH m, places, organizers, count(DISTINCT x.id) AS participants
RETURN m.name AS meeting, m.date AS date, m.until AS until, places, organizers, participants,
       coalesce(m.date_disputed, false) AS disputed, m.id AS meeting_id
ORDER BY coalesce(m.date_from, '') DESC, meeting, meeting_id
LIMIT $limit
