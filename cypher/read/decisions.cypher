MATCH (d:Decision)
RETURN d.number AS number, d.json AS json
ORDER BY number
