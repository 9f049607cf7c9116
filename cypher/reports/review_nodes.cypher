// What may be one with another node: all but places and agreements.
MATCH (e:Entity)
WHERE e:Person OR e:Organization OR e:Meeting OR e:Project
RETURN e.id AS id, labels(e) AS labels, e.name AS name, e.names AS names, e.date AS date
ORDER BY id
