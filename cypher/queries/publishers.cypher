// title: Publishers
// description: Who published the documents, how many, in which languages and years?
// tags: document, count
// parameter: limit | integer | default: 50 | the most rows
// columns: publisher, documents, independent, statements, languages, first, last
// order: most documents first, then by name
MATCH (d:Document)
WITH d ORDER BY d.language
WITH d.publisher AS publisher, count(d) AS documents, count(DISTINCT d.near_group) AS independent,
     sum(d.statements) AS statements, collect(DISTINCT d.language) AS languages, min(d.date) AS first, max(d.date) AS last
RETURN publisher, documents, independent, statements, languages, first, last
ORDER BY documents DESC, coalesce(publisher, '')
LIMIT $limit
