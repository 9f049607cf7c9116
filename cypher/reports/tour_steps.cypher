MATCH (a:City {id: $a})
MATCH (b:City {id: $b})
MATCH p = allShortestPaths((a)-[:HOLDS_POST|MEMBER_OF|CHAIRS|HOSTS|PARTICIPATED_IN|REPRESENTED_AT|ORGANIZED|HELD_IN|IMPLEMENTS|SIGNED|TWINNED_WITH|PARTNER_OF|PART_OF*..6]-(b))
WITH p, reduce(ids = '', n IN nodes(p) | ids + n.id + ' ') AS ids,
     reduce(ids = '', r IN relationships(p) | ids + r.id + ' ') AS facts
ORDER BY ids, facts
LIMIT 1
UNWIND range(0, length(p) - 1) AS place
WITH place + 1 AS step, relationships(p)[place] AS r
WITH step, r, startNode(r) AS x, endNode(r) AS y
OPTIONAL MATCH (person:Person)-[t:PARTICIPATED_IN]->(y)
WHERE person.id IN r.people
WITH step, r, x, y, collect(t.id) AS told, min(person.name) AS person
UNWIND [r.id] + told AS fact
OPTIONAL MATCH (s:Statement {fact_id: fact})
WITH step, r, x, y, person, min(s.quote) AS quote
RETURN step, x.name AS subject, type(r) AS fact, y.name AS object, person, quote
ORDER BY step
