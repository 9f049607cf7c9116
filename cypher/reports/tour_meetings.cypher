MATCH (m:Meeting)<-[:OBJECT]-(s:Statement)<-[:STATES]-(d:Document)
WHERE s.type = 'PARTICIPATED_IN' AND s.fact_id IS NOT NULL
WITH m, count(DISTINCT d.language) AS languages, count(DISTINCT s.fact_id) AS participants
RETURN m.id AS id, m.name AS name, m.date AS date, m.until AS until, languages, participants
ORDER BY languages DESC, participants DESC, name, id
LIMIT 1
