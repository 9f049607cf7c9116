// title: Cities by twin towns
// description: Which cities have the most twin towns?
// tags: city, twinning, count
// parameter: limit | integer | default: 25 | the most rows
// columns: city, country_code, twins, countries, names, city_id
// order: most twin towns first, then by name and id
MATCH (c:City)-[r:TWINNED_WITH]-(o:City)
WHERE coalesce(r.ended, false) = false
WITH DISTINCT c, o ORDER BY o.name, o.id
WITH c, count(o) AS twins, count(DISTINCT o.country_code) AS countries, collect(o.name) AS names
RETURN c.name AS city, c.country_code AS country_code, twins, countries, names, c.id AS city_id
ORDER BY twins DESC, city, city_id
LIMIT $limit
