MATCH (d:Document)
WHERE NOT (d)<-[:CURRENT]-(:Source)
RETURN d.id AS id
