// title: Meetings of a person
// description: At which meetings was a person, in which roles?
// tags: person, meeting
// parameter: person | person | example: Ilsur Metshin | the person, by any of their names
// columns: meeting, date, roles, documents, quote, meeting_id
// order: latest first, then by name and id
MATCH (p:Person {id: $person})-[r:PARTICIPATED_IN]->(m:Meeting)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH m, r, min(s.quote) AS quote
RETURN m.name AS meeting, m.date AS date, coalesce(r.roles, []) AS roles, r.documents AS documents, quote,
       m.id AS meeting_id
ORDER BY coalesce(m.date_from, m.date, '') DESC, meeting, meeting_id
