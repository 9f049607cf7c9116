// title: Networks by members
// description: Which networks have the most known members?
// tags: network, membership, count
// parameter: limit | integer | default: 25 | the most rows
// columns: network, members, cities, countries, network_id
// order: most members first, then by name and id
MATCH (m:Entity)-[r:MEMBER_OF]->(n:CityNetwork)
WHERE coalesce(r.ended, false) = false
WITH n, count(DISTINCT m.id) AS members, count(DISTINCT CASE WHEN m:City THEN m.id END) AS cities,
     count(DISTINCT m.country_code) AS countries
RETURN n.name AS network, members, cities, countries, n.id AS network_id
ORDER BY members DESC, network, network_id
LIMIT $limit
