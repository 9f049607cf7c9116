MATCH (e:Entity {id: $id})<-[m:MENTIONS]-(d:Document)
RETURN d.id AS id, d.name AS name, d.date AS date, d.publisher AS publisher, m.count AS mentions
ORDER BY date, name, id
