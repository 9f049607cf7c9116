// title: Members by year
// description: In which years did members join a network, or all networks?
// tags: network, membership, time, count
// parameter: network | network | default: | example: UNESCO Creative Cities Network | only this network
// columns: year, members, names
// order: oldest first
MATCH (m:Entity)-[r:MEMBER_OF]->(n:Organization)
WHERE r.since_from IS NOT NULL AND ($network IS NULL OR n.id = $network)
WITH left(r.since_from, 4) AS year, m, count(r) AS memberships ORDER BY m.name, m.id
RETURN year, sum(memberships) AS members, collect(m.name) AS names
ORDER BY year
