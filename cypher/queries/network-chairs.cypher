// title: Who chairs a network
// description: Which cities and regions preside over a network, and which people are its presidents and chairs, since when?
// tags: network, office, person
// parameter: network | network | example: IAG | the network, by any of its names
// parameter: posts | string | default: president,chair,co-president,co-chair | classes of posts that preside, with commas between
// columns: chair, post, since, until, ended, disputed, documents, quote, chair_id
// order: cities and regions before people, then the latest beginning first, then by name and id
MATCH (c:Entity)-[r:CHAIRS|HOLDS_POST]->(n:Organization {id: $network})
WHERE type(r) = 'CHAIRS' OR r.post IN split($posts, ',')
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH c, r, min(s.quote) AS quote
RETURN c.name AS chair, coalesce(r.titles[0], r.post) AS post, r.since AS since, r.until AS until,
       coalesce(r.ended, false) AS ended, r.disputed AS disputed, r.documents AS documents, quote, c.id AS chair_id
ORDER BY type(r), coalesce(r.since_from, r.since, '') DESC, chair, chair_id, r.id
