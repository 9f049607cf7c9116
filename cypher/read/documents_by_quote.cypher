UNWIND $quotes AS quote
MATCH (s:Statement {quote: quote})
MATCH (s)<-[:STATES]-(d:Document)
RETURN DISTINCT d.id AS id
