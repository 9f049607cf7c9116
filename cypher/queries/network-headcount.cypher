// title: Stated and known members
// description: How many members was a network said to have, and how many are known here?
// tags: network, membership, count
// parameter: network | network | default: | example: IAG | only this network
// parameter: limit | integer | default: 50 | the most rows
// columns: network, stated, unit, as_of, known_members, known_cities, known_countries, documents, quote, network_id
// order: by name of the network, then the latest count first
MATCH (n:Organization)-[r:HAS_MEMBER_COUNT]->(k:MemberCount)
WHERE $network IS NULL OR n.id = $network
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH n, r, k, min(s.quote) AS quote
OPTIONAL MATCH (m:Entity)-[t:MEMBER_OF]->(n)
WHERE coalesce(t.ended, false) = false
WITH n, r, k, quote, count(DISTINCT m.id) AS known_members,
     count(DISTINCT CASE WHEN m:City THEN m.id END) AS known_cities,
     count(DISTINCT m.country_code) AS known_countries
RETURN n.name AS network, k.value AS stated, k.unit AS unit, k.as_of AS as_of, known_members, known_cities,
       known_countries, r.documents AS documents, quote, n.id AS network_id
ORDER BY network, network_id, coalesce(as_of, '') DESC, unit, stated, k.id
LIMIT $limit
