UNWIND $ids AS id
MATCH (c:MemberCount {id: id})
RETURN id
