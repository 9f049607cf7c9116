MATCH (s:Statement)
WHERE s.id STARTS WITH $prefix
RETURN properties(s) AS statement
ORDER BY s.id
LIMIT $limit
