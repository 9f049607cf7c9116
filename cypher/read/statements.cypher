UNWIND $ids AS id
MATCH (d:Document {id: id})-[:STATES]->(s:Statement)-[:SUBJECT]->(a:Entity)
OPTIONAL MATCH (s)-[:OBJECT]->(o)
RETURN id AS document, d.date AS date, properties(s) AS properties, a.id AS subject, o.id AS object
