OPTIONAL MATCH (s:Source)
WITH count(s) AS sources
OPTIONAL MATCH (d:Decision)
WITH sources, count(d) AS decisions
RETURN sources + decisions = 0 AS empty
