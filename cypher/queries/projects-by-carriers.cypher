// title: Projects by carriers
// description: Which projects are carried out by the most cities and organisations?
// tags: project, count
// parameter: limit | integer | default: 25 | the most rows
// columns: project, carriers, cities, names, project_id
// order: most carriers first, then by name and id
MATCH (x:Entity)-[:IMPLEMENTS]->(p:Project)
WITH DISTINCT p, x ORDER BY x.name, x.id
WITH p, count(x) AS carriers, count(CASE WHEN x:City THEN 1 END) AS cities, collect(x.name) AS names
RETURN p.name AS project, carriers, cities, names, p.id AS project_id
ORDER BY carriers DESC, project, project_id
LIMIT $limit
