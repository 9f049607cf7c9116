// title: Networks with members in common
// description: Which networks have the most cities in common?
// tags: network, membership, count
// parameter: limit | integer | default: 25 | the most rows
// columns: network, other, cities, network_id, other_id
// order: most cities first, then by the names and ids of the two
MATCH (a:CityNetwork)<-[r:MEMBER_OF]-(c:City)-[t:MEMBER_OF]->(b:CityNetwork)
WHERE a.id < b.id AND coalesce(r.ended, false) = false AND coalesce(t.ended, false) = false
WITH a, b, count(DISTINCT c.id) AS cities
RETURN a.name AS network, b.name AS other, cities, a.id AS network_id, b.id AS other_id
ORDER BY cities DESC, network, other, network_id, other_id
LIMIT $limit
