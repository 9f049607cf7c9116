// title: Rejected statements
// description: Which statements did people reject, and what did they say?
// tags: statement, evidence, decision
// parameter: limit | integer | default: 100 | the most rows
// columns: subject, type, object, quote, document, date, statement_id
// order: by type, then by the names as said and id
MATCH (d:Document)-[:STATES]->(s:Statement)
WHERE s.rejected = true
RETURN s.subject_said AS subject, s.type AS type, coalesce(s.object_said, s.value) AS object, s.quote AS quote,
       d.name AS document, d.date AS date, s.id AS statement_id
ORDER BY type, subject, object, statement_id
LIMIT $limit
