// title: Documents by year
// description: From which years are the documents, in which languages, and how much do they state?
// tags: document, time, count
// columns: year, language, documents, independent, statements
// order: oldest first, those without a date last, then by language
MATCH (d:Document)
WITH left(d.date, 4) AS year, d.language AS language, count(d) AS documents, count(DISTINCT d.near_group) AS independent,
     sum(d.statements) AS statements
RETURN year, language, documents, independent, statements
ORDER BY coalesce(year, '9999'), coalesce(language, '')
