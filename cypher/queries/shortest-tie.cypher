// title: Shortest tie between two nodes
// description: What is the shortest chain of facts that ties two nodes, never through a document?
// tags: entity, path
// parameter: a | entity | example: Ilsur Metshin | where the chain begins
// parameter: b | entity | example: Barcelona | where it ends
// columns: step, subject, fact, object, quote, subject_id, object_id
// order: from the one to the other; of several shortest chains the one with the smallest ids
MATCH (a:Entity {id: $a})
MATCH (b:Entity {id: $b})
WITH a, b
WHERE a.id <> b.id
MATCH p = allShortestPaths((a)-[:HOLDS_POST|MEMBER_OF|CHAIRS|HOSTS|PARTICIPATED_IN|REPRESENTED_AT|ORGANIZED|HELD_IN|IMPLEMENTS|SIGNED|TWINNED_WITH|PARTNER_OF|LOCATED_IN|PART_OF*..10]-(b))
WITH p, reduce(ids = '', n IN nodes(p) | ids + n.id + ' ') AS ids,
     reduce(ids = '', r IN relationships(p) | ids + r.id + ' ') AS facts
ORDER BY ids, facts
LIMIT 1
UNWIND range(0, length(p) - 1) AS place
WITH place + 1 AS step, relationships(p)[place] AS r
WITH step, r, startNode(r) AS x, endNode(r) AS y
OPTIONAL MATCH (person:Person)-[t:PARTICIPATED_IN]->(y)
WHERE person.id IN r.people
WITH step, r, x, y, collect(t.id) AS told
UNWIND [r.id] + told AS told_fact
OPTIONAL MATCH (s:Statement {fact_id: told_fact})
WITH step, r, x, y, min(s.quote) AS quote
RETURN step, x.name AS subject, type(r) AS fact, y.name AS object, quote,
       x.id AS subject_id, y.id AS object_id
ORDER BY step
