UNWIND $groups AS key
MATCH (s:Statement {fact_group: key})
MATCH (s)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(o)
RETURN DISTINCT s.type AS type, s.fact_id AS fact, a.id AS subject, o.id AS object
