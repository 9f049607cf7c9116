MATCH (a:`FIRST`)-[r:`TYPE`]->(b:`SECOND`)
RETURN a.id AS first, b.id AS second, r.confidence AS confidence, r.disputed AS disputed, r.ended AS ended,
       r.since_from AS since_from, r.since_to AS since_to, r.until_from AS until_from, r.until_to AS until_to,
       a.name AS first_name, b.name AS second_name
