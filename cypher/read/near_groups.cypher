UNWIND $ids AS id
MATCH (d:Document {id: id})
RETURN id, d.near_group AS near_group
