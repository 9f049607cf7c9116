MATCH (c:MemberCount)
WHERE NOT (c)<-[:OBJECT]-(:Statement)
RETURN c.id AS id
