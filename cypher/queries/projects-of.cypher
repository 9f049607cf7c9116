// title: Projects of a city
// description: Which projects does a city, region or organisation carry out, and with whom?
// tags: project, city
// parameter: member | member | example: Almaty | the city, region, country or organisation, by any of its names
// parameter: limit | integer | default: 50 | the most rows
// columns: project, roles, partners, documents, quote, project_id
// order: by name of the project, then by id
MATCH (c:Entity {id: $member})-[r:IMPLEMENTS]->(p:Project)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH c, p, r, min(s.quote) AS quote
OPTIONAL MATCH (o:Entity)-[:IMPLEMENTS]->(p)
WHERE o.id <> c.id
WITH p, r, quote, o ORDER BY o.name, o.id
RETURN p.name AS project, coalesce(r.roles, []) AS roles, collect(DISTINCT o.name) AS partners, r.documents AS documents,
       quote, p.id AS project_id
ORDER BY project, project_id
LIMIT $limit
