// title: Networks of a city
// description: Of which networks is a city a member, and since when?
// tags: city, network, membership
// parameter: city | city | example: Barcelona | the city, by any of its names
// columns: network, since, until, ended, chairs, hosts, documents, quote, network_id
// order: by name of the network, then by id and time
MATCH (c:City {id: $city})-[r:MEMBER_OF]->(n:Organization)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH c, n, r, min(s.quote) AS quote
OPTIONAL MATCH (c)-[p:CHAIRS]->(n)
WITH c, n, r, quote, count(p) > 0 AS chairs
OPTIONAL MATCH (c)-[h:HOSTS]->(n)
WITH n, r, quote, chairs, count(h) > 0 AS hosts
RETURN n.name AS network, r.since AS since, r.until AS until, coalesce(r.ended, false) AS ended, chairs, hosts,
       r.documents AS documents, quote, n.id AS network_id
ORDER BY network, network_id, r.spell
