MATCH (s:Source)-[:CURRENT]->(d:Document)
RETURN s.key AS source, d.name AS title, d.date AS date, d.publisher AS publisher, d.language AS language,
       d.entities AS entities, d.statements AS statements, d.url AS url, d.version AS version, d.id AS document_id
ORDER BY source
