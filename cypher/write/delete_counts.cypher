UNWIND $rows AS id
MATCH (c:MemberCount {id: id})
DETACH DELETE c
