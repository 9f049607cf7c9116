// title: Members of a network
// description: Who is a member of a network, and since when?
// tags: network, membership
// parameter: network | network | example: Eurocities | the network, by any of its names
// parameter: limit | integer | default: 100 | the most rows
// columns: member, type, country_code, since, until, ended, first_seen, documents, member_id
// order: by name of the member, then by id and time
MATCH (m:Entity)-[r:MEMBER_OF]->(n:Organization {id: $network})
RETURN m.name AS member,
       CASE WHEN m:City THEN 'City' WHEN m:Region THEN 'Region' WHEN m:Country THEN 'Country'
            ELSE 'Organization' END AS type,
       m.country_code AS country_code, r.since AS since, r.until AS until, coalesce(r.ended, false) AS ended,
       r.first_seen AS first_seen, r.documents AS documents, m.id AS member_id
ORDER BY member, member_id, r.spell
LIMIT $limit
