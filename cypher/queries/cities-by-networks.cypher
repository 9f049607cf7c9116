// title: Cities by networks
// description: Which cities are members of the most networks?
// tags: city, network, membership, count
// parameter: country | country | default: | example: Italy | only cities of this country
// parameter: limit | integer | default: 25 | the most rows
// columns: city, country_code, networks, names, city_id
// order: most networks first, then by name and id
OPTIONAL MATCH (country:Country {id: $country})
WITH coalesce(country.country_code, country.id) AS code
MATCH (c:City)-[r:MEMBER_OF]->(n:CityNetwork)
WHERE coalesce(r.ended, false) = false AND ($country IS NULL OR c.country_code = code)
WITH DISTINCT c, n ORDER BY n.name, n.id
WITH c, count(n) AS networks, collect(n.name) AS names
RETURN c.name AS city, c.country_code AS country_code, networks, names, c.id AS city_id
ORDER BY networks DESC, city, city_id
LIMIT $limit
