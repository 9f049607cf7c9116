MATCH (m:Entity)-[r:MEMBER_OF]->(n:Organization {id: $id})
RETURN m.id AS member_id, m.name AS member, labels(m) AS labels, m.country_code AS country_code, r.id AS fact,
       r.spell AS spell, r.since AS since, r.until AS until, r.ended AS ended, r.since_from AS since_from,
       r.since_to AS since_to, r.until_from AS until_from, r.until_to AS until_to, r.confidence AS confidence,
       r.disputed AS disputed, r.since_said AS since_said, r.until_said AS until_said, r.documents AS documents,
       r.independent AS independent
ORDER BY member, member_id, spell
