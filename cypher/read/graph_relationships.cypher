MATCH (a)-[r:`TYPE`]->(b)
RETURN a.id AS start, b.id AS end, properties(r) AS properties
