MATCH (a:`FIRST`)-[r:`TYPE`]->(b:`SECOND`)
RETURN a.id AS first, b.id AS second, r.confidence AS confidence,
       coalesce(r.disputed, false) OR coalesce(b.date_disputed, false) AS disputed, r.ended AS ended,
       b.date_from AS since_from, b.date_to AS since_to, null AS until_from, null AS until_to,
       a.name AS first_name, b.name AS second_name
