// title: Disputed facts
// description: On which facts and dates do the documents contradict each other?
// tags: fact, evidence
// parameter: limit | integer | default: 100 | the most rows
// columns: subject, fact, object, shown, said, documents, subject_id, object_id
// order: by kind of fact, then by the names and ids of the two
MATCH (a:Entity)-[r:HOLDS_POST|MEMBER_OF|CHAIRS|HOSTS|PARTICIPATED_IN|REPRESENTED_AT|ORGANIZED|HELD_IN|IMPLEMENTS|SIGNED|TWINNED_WITH|PARTNER_OF|LOCATED_IN|PART_OF]->(b:Entity)
WHERE r.disputed = true
WITH collect({subject: a.name, fact: type(r), object: b.name, shown: coalesce(r.since, r.date, r.until),
              said: coalesce(r.since_said, []) + coalesce(r.until_said, []) + coalesce(r.dates_said, []),
              documents: r.documents, subject_id: a.id, object_id: b.id, id: r.id}) AS facts
OPTIONAL MATCH (m:Meeting)
WHERE m.date_disputed = true
OPTIONAL MATCH (s:Statement)-[:SUBJECT]->(m)
WHERE s.type = 'HELD_ON'
OPTIONAL MATCH (d:Document)-[:STATES]->(s)
WITH facts, m, count(DISTINCT d.id) AS documents
WITH facts, collect(CASE WHEN m IS NULL THEN null ELSE {subject: m.name, fact: 'HELD_ON', object: null, shown: m.date,
     said: m.date_said, documents: documents, subject_id: m.id, object_id: null, id: m.id} END) AS meetings
UNWIND facts + meetings AS row
RETURN row.subject AS subject, row.fact AS fact, row.object AS object, row.shown AS shown, row.said AS said,
       row.documents AS documents, row.subject_id AS subject_id, row.object_id AS object_id
ORDER BY fact, subject, coalesce(object, ''), subject_id, row.id
LIMIT $limit
