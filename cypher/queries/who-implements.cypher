// title: Who carries out a project
// description: Which cities, organisations and people carry out a project?
// tags: project
// parameter: project | project | example: Holistic Reinforcement for Sustainable Development | the project, by any of its names
// columns: implementer, type, roles, documents, quote, implementer_id
// order: by name, then by id
MATCH (x:Entity)-[r:IMPLEMENTS]->(p:Project {id: $project})
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH x, r, min(s.quote) AS quote
RETURN x.name AS implementer,
       CASE WHEN x:Person THEN 'Person' WHEN x:City THEN 'City' WHEN x:Region THEN 'Region' WHEN x:Country THEN 'Country'
            ELSE 'Organization' END AS type,
       coalesce(r.roles, []) AS roles, r.documents AS documents, quote, x.id AS implementer_id
ORDER BY implementer, implementer_id
