MATCH (d:Document)
RETURN d.language AS language, count(d) AS documents, min(d.date) AS first, max(d.date) AS last,
       sum(d.statements) AS statements
ORDER BY documents DESC, language
