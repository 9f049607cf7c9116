UNWIND $facts AS fact
MATCH (s:Statement {fact_id: fact})
MATCH (d:Document)-[:STATES]->(s)
RETURN fact, s.quote AS quote, s.id AS statement, s.type AS type, d.id AS document_id, d.name AS document,
       d.date AS date, d.publisher AS publisher, d.language AS language
ORDER BY size(s.quote) DESC, statement
