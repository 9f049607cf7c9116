// title: Who hosts the offices of a network
// description: Which cities host the headquarters and the offices of a network and of its parts?
// tags: network, office
// parameter: network | network | example: WeGO | the network, by any of its names
// columns: host, office, since, until, ended, documents, quote, host_id, office_id
// order: the network itself first, then its parts, by name of the office, then of the host
MATCH (n:Organization {id: $network})
OPTIONAL MATCH (p:Organization)-[:PART_OF]->(n)
WITH n, collect(DISTINCT p) AS parts
UNWIND [n] + parts AS o
MATCH (h:Entity)-[r:HOSTS]->(o)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH n, o, h, r, min(s.quote) AS quote
RETURN h.name AS host, o.name AS office, r.since AS since, r.until AS until, coalesce(r.ended, false) AS ended,
       r.documents AS documents, quote, h.id AS host_id, o.id AS office_id
ORDER BY CASE WHEN o.id = n.id THEN 0 ELSE 1 END, office, office_id, host, host_id, r.id
