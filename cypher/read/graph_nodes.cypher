MATCH (n:`LABEL`)
RETURN labels(n) AS labels, properties(n) AS properties
