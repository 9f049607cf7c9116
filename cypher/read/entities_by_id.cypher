UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN DISTINCT e.id AS entity
