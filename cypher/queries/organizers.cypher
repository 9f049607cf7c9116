// title: Organisers of meetings
// description: Who organised the most meetings, when and where?
// tags: meeting, organization, count
// parameter: limit | integer | default: 25 | the most rows
// columns: organizer, meetings, first, last, places, organizer_id
// order: most meetings first, then by name and id
MATCH (o:Entity)-[:ORGANIZED]->(m:Meeting)
OPTIONAL MATCH (m)-[:HELD_IN]->(c:Entity)
WITH o, m, c ORDER BY c.name, c.id
RETURN o.name AS organizer, count(DISTINCT m.id) AS meetings, min(m.date) AS first, max(m.date) AS last,
       collect(DISTINCT c.name) AS places, o.id AS organizer_id
ORDER BY meetings DESC, organizer, organizer_id
LIMIT $limit
