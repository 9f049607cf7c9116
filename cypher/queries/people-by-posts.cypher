// title: People with posts in several bodies
// description: Which people hold or held posts in several cities, countries and organisations?
// tags: person, post, count
// parameter: limit | integer | default: 25 | the most rows
// columns: person, bodies, names, person_id
// order: most bodies first, then by name and id
MATCH (p:Person)-[:HOLDS_POST]->(b:Entity)
WITH DISTINCT p, b ORDER BY b.name, b.id
WITH p, count(b) AS bodies, collect(b.name) AS names
RETURN p.name AS person, bodies, names, p.id AS person_id
ORDER BY bodies DESC, person, person_id
LIMIT $limit
