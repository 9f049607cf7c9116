OPTIONAL MATCH (s:Source)
WITH count(s) AS sources
OPTIONAL MATCH (d:Decision)
RETURN sources + count(d) = 0 AS empty
