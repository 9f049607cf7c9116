UNWIND $ids AS id
MATCH (s:Statement {fact_id: id})<-[:STATES]-(d:Document)
WHERE (d)<-[:CURRENT]-(:Source)
RETURN DISTINCT id AS fact
