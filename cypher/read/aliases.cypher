UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[:IDENTIFIES]-(k:EntityKey)
RETURN id AS entity, k.id AS key
