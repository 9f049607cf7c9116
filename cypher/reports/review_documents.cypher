// Which documents name what may be one with another node.
MATCH (d:Document)-[:MENTIONS]->(e:Entity)
WHERE e:Person OR e:Organization OR e:Meeting OR e:Project
RETURN e.id AS id, d.id AS document
ORDER BY id, document
