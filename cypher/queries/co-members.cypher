// title: Cities in the same networks
// description: Which cities share the most networks with a city?
// tags: city, network, membership, count
// parameter: city | city | example: Barcelona | the city, by any of its names
// parameter: limit | integer | default: 25 | the most rows
// columns: city, country_code, networks, names, city_id
// order: most networks first, then by name and id
MATCH (c:City {id: $city})-[r:MEMBER_OF]->(n:CityNetwork)<-[t:MEMBER_OF]-(o:City)
WHERE o.id <> c.id AND coalesce(r.ended, false) = false AND coalesce(t.ended, false) = false
WITH DISTINCT o, n ORDER BY n.name, n.id
WITH o, count(n) AS networks, collect(n.name) AS names
RETURN o.name AS city, o.country_code AS country_code, networks, names, o.id AS city_id
ORDER BY networks DESC, city, city_id
LIMIT $limit
