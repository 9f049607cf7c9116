UNWIND $ids AS id
MATCH (m:Entity {id: id})<-[r:REPRESENTED_AT]-(b:Entity)
RETURN b.id AS start, id AS end, properties(r) AS properties
