// title: Cities of a country that a city met
// description: Which cities of a country were at a meeting with a city?
// tags: city, country, meeting
// parameter: city | city | example: Kazan | the city, by any of its names
// parameter: country | country | example: Turkey | the country, by any of its names
// parameter: direct_only | boolean | default: false | leave out cities that were there only through an official of theirs
// columns: city, meetings, last, names, city_id
// order: most meetings first, then by name and id
MATCH (k:Country {id: $country})
MATCH (c:City {id: $city})-[r:PARTICIPATED_IN|REPRESENTED_AT]->(m:Meeting)<-[t:PARTICIPATED_IN|REPRESENTED_AT]-(o:City)
WHERE o.id <> c.id AND o.country_code = k.country_code
  AND ($direct_only = false OR (type(r) = 'PARTICIPATED_IN' AND type(t) = 'PARTICIPATED_IN'))
WITH DISTINCT o, m ORDER BY coalesce(m.date_from, m.date, ''), m.name, m.id
WITH o, count(m) AS meetings, max(m.date) AS last, collect(m.name) AS names
RETURN o.name AS city, meetings, last, names, o.id AS city_id
ORDER BY meetings DESC, city, city_id
