MATCH (d:Document)-[:STATES]->(s:Statement)
WHERE NOT (d)<-[:CURRENT]-(:Source)
RETURN s.id AS id, s.type AS type, s.fact_id AS fact
LIMIT $limit
