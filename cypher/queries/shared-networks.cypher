// title: Networks two cities share
// description: Of which networks are two cities both members?
// tags: city, network, membership
// parameter: a | city | example: Barcelona | a city
// parameter: b | city | example: Seoul | another city
// columns: network, a_since, b_since, both_since, network_id
// order: by name of the network, then by id
MATCH (a:City {id: $a})-[r:MEMBER_OF]->(n:Organization)<-[t:MEMBER_OF]-(b:City {id: $b})
WHERE coalesce(r.ended, false) = false AND coalesce(t.ended, false) = false
WITH n, min(r.since) AS a_since, min(t.since) AS b_since
RETURN n.name AS network, a_since, b_since,
       CASE WHEN a_since IS NULL OR b_since IS NULL THEN null WHEN a_since > b_since THEN a_since
            ELSE b_since END AS both_since,
       n.id AS network_id
ORDER BY network, network_id
