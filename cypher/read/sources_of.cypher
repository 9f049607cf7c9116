UNWIND $ids AS id
MATCH (d:Document {id: id})<-[:CURRENT]-(s:Source)
RETURN id AS document, properties(s) AS properties
