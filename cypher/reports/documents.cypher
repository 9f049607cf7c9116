MATCH (s:Source)-[:CURRENT]->(d:Document)
WITH s, d, COUNT { (d)<-[:CURRENT]-() } AS sources
// What the document has beside this source's own may be another source's, unless there is only one.
RETURN s.key AS source, CASE WHEN s.title IS NULL THEN d.name ELSE s.title END AS title,
       CASE WHEN s.date IS NULL AND sources = 1 THEN d.date ELSE s.date END AS date,
       CASE WHEN s.publisher IS NULL AND sources = 1 THEN d.publisher ELSE s.publisher END AS publisher,
       d.language AS language, d.entities AS entities, d.statements AS statements,
       CASE WHEN s.url IS NULL AND sources = 1 THEN d.url ELSE s.url END AS url,
       d.version AS version, d.id AS document_id
ORDER BY source
