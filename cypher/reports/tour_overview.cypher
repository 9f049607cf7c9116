MATCH (d:Document)
RETURN count(d) AS documents, count(DISTINCT d.language) AS languages, sum(d.statements) AS statements
