// title: Networks in a country
// description: Of which networks are the cities of a country members, and how many of them?
// tags: network, country, membership, count
// parameter: country | country | example: Italy | the country, by any of its names
// parameter: limit | integer | default: 50 | the most rows
// columns: network, cities, names, first_since, network_id
// order: most cities first, then by name and id
MATCH (k:Country {id: $country})
MATCH (c:City)-[r:MEMBER_OF]->(n:CityNetwork)
WHERE c.country_code = k.country_code AND coalesce(r.ended, false) = false
WITH n, c, min(r.since) AS since ORDER BY c.name, c.id
WITH n, count(c) AS cities, collect(c.name) AS names, min(since) AS first_since
RETURN n.name AS network, cities, names, first_since, n.id AS network_id
ORDER BY cities DESC, network, network_id
LIMIT $limit
