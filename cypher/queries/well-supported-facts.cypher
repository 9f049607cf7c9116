// title: Facts with several sources
// description: Which facts are told by several independent documents?
// tags: fact, evidence
// parameter: least | integer | default: 2 | the fewest independent documents
// parameter: limit | integer | default: 50 | the most rows
// columns: subject, fact, object, independent, documents, confidence, first_seen, last_seen, subject_id, object_id
// order: most independent documents first, then by kind of fact and the names and ids of the two
MATCH (a:Entity)-[r:HOLDS_POST|MEMBER_OF|CHAIRS|HOSTS|PARTICIPATED_IN|REPRESENTED_AT|ORGANIZED|HELD_IN|IMPLEMENTS|SIGNED|TWINNED_WITH|PARTNER_OF|LOCATED_IN|PART_OF]->(b:Entity)
WHERE r.independent >= $least
RETURN a.name AS subject, type(r) AS fact, b.name AS object, r.independent AS independent, r.documents AS documents,
       r.confidence AS confidence, r.first_seen AS first_seen, r.last_seen AS last_seen, a.id AS subject_id, b.id AS object_id
ORDER BY independent DESC, fact, subject, object, subject_id, object_id, r.id
LIMIT $limit
