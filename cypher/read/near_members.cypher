UNWIND $ids AS id
MATCH (d:Document {near_group: id})
RETURN d.id AS id, d.near_group AS near_group
