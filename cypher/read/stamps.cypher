UNWIND $ids AS id
MATCH (t:DocumentText {id: id})
RETURN id, t.stamp AS stamp
