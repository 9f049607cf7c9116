UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[m:MENTIONS]-(d:Document)
RETURN id AS entity, d.id AS document, m.referents AS referents, m.count AS count
