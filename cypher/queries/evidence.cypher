// title: Evidence that ties a pair
// description: Which sentences of which documents tie two nodes to each other?
// tags: statement, evidence
// parameter: a | entity | example: Altay Kulginov | one of the two
// parameter: b | entity | example: Astana | the other
// columns: subject, type, object, quote, document, date, publisher, confidence, rejected, statement_id, document_id
// order: by type of statement, then latest document first, then by document and place in the text
MATCH (a:Entity {id: $a})<-[x:SUBJECT|OBJECT]-(s:Statement)-[y:SUBJECT|OBJECT]->(b:Entity {id: $b})
WHERE a.id <> b.id
MATCH (d:Document)-[:STATES]->(s)
RETURN s.subject_said AS subject, s.type AS type, s.object_said AS object, s.quote AS quote, d.name AS document,
       d.date AS date, d.publisher AS publisher, s.confidence AS confidence, coalesce(s.rejected, false) AS rejected,
       s.id AS statement_id, d.id AS document_id
ORDER BY type, coalesce(date, '') DESC, document_id, s.start, s.`end`, statement_id
