// title: Officials of a network
// description: Who holds or held a post at a network or one of its parts?
// tags: network, person, post
// parameter: network | network | example: UCLG Africa | the network, by any of its names
// parameter: limit | integer | default: 100 | the most rows
// columns: person, post, body, since, until, ended, documents, quote, person_id, body_id
// order: the network itself first, then its parts, by post and name
MATCH (n:Organization {id: $network})
OPTIONAL MATCH (p:Organization)-[:PART_OF]->(n)
WITH n, collect(DISTINCT p) AS parts
UNWIND [n] + parts AS o
MATCH (x:Person)-[r:HOLDS_POST]->(o)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH n, o, x, r, min(s.quote) AS quote
RETURN x.name AS person, coalesce(r.titles[0], r.post) AS post, o.name AS body, r.since AS since, r.until AS until,
       coalesce(r.ended, false) AS ended, r.documents AS documents, quote, x.id AS person_id, o.id AS body_id
ORDER BY CASE WHEN o.id = n.id THEN 0 ELSE 1 END, body, body_id, post, person, person_id, r.id
LIMIT $limit
