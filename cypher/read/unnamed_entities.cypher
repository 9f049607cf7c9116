MATCH (e:Entity)
WHERE NOT (e)<-[:MENTIONS]-(:Document)
RETURN e.id AS id
