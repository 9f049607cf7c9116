UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, labels(e) AS labels, properties(e) AS properties, COUNT { (e)<-[:MENTIONS]-() } AS documents
