// title: Who chairs a network
// description: Which cities, regions and organisations preside over a network, and since when?
// tags: network, office
// parameter: network | network | example: Eurocities | the network, by any of its names
// columns: chair, network, since, until, ended, disputed, documents, quote, chair_id, network_id
// order: latest beginning first, then by name and id
MATCH (c:Entity)-[r:CHAIRS]->(n:Organization {id: $network})
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH c, r, n, min(s.quote) AS quote
RETURN c.name AS chair, n.name AS network, r.since AS since, r.until AS until, coalesce(r.ended, false) AS ended,
       r.disputed AS disputed, r.documents AS documents, quote, c.id AS chair_id, n.id AS network_id
ORDER BY coalesce(r.since, '') DESC, chair, chair_id, r.id
