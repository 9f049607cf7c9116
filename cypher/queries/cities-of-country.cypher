// title: Cities of a country
// description: Which cities of a country are known, and how are they tied: networks, twin towns, partners, meetings?
// tags: city, country, count
// parameter: country | country | example: Russia | the country, by any of its names
// parameter: limit | integer | default: 50 | the most rows
// columns: city, networks, twins, partners, meetings, city_id
// order: most ties first, then by name and id
MATCH (k:Country {id: $country})
MATCH (c:City)
WHERE c.country_code = k.country_code
OPTIONAL MATCH (c)-[r:MEMBER_OF|TWINNED_WITH|PARTNER_OF|PARTICIPATED_IN|REPRESENTED_AT]-(x:Entity)
WITH c, count(DISTINCT CASE WHEN type(r) = 'MEMBER_OF' THEN x.id END) AS networks,
     count(DISTINCT CASE WHEN type(r) = 'TWINNED_WITH' THEN x.id END) AS twins,
     count(DISTINCT CASE WHEN type(r) = 'PARTNER_OF' THEN x.id END) AS partners,
     count(DISTINCT CASE WHEN x:Meeting THEN x.id END) AS meetings
RETURN c.name AS city, networks, twins, partners, meetings, c.id AS city_id
ORDER BY networks + twins + partners + meetings DESC, city, city_id
LIMIT $limit
