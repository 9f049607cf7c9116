// title: Bodies and parts of a network
// description: Which organs, sections and offices does a network have, and who chairs, hosts and leads them?
// tags: network, office
// parameter: network | network | example: Organization of World Heritage Cities | the network, by any of its names
// columns: body, chairs, hosts, leaders, documents, quote, body_id
// order: by name of the body, then by id
MATCH (b:Organization)-[r:PART_OF]->(n:Organization {id: $network})
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH b, r, min(s.quote) AS quote
OPTIONAL MATCH (c:Entity)-[:CHAIRS]->(b)
WITH b, r, quote, c ORDER BY c.name, c.id
WITH b, r, quote, collect(DISTINCT c.name) AS chairs
OPTIONAL MATCH (h:Entity)-[:HOSTS]->(b)
WITH b, r, quote, chairs, h ORDER BY h.name, h.id
WITH b, r, quote, chairs, collect(DISTINCT h.name) AS hosts
OPTIONAL MATCH (p:Person)-[:HOLDS_POST]->(b)
WITH b, r, quote, chairs, hosts, p ORDER BY p.name, p.id
RETURN b.name AS body, chairs, hosts, collect(DISTINCT p.name) AS leaders,
       r.documents AS documents, quote, b.id AS body_id
ORDER BY body, body_id
