// title: Timeline of a network
// description: What happened to a network, by date: members, chairs, offices, posts, meetings, headcounts?
// tags: network, time
// parameter: network | network | example: Eurocities | the network, by any of its names
// parameter: limit | integer | default: 100 | the most rows
// columns: date, event, with, detail, until, documents, with_id
// order: oldest first, then by event and name
MATCH (n:Organization {id: $network})-[r:MEMBER_OF|CHAIRS|HOSTS|HOLDS_POST|ORGANIZED|PARTNER_OF|HAS_MEMBER_COUNT]-(x)
WITH n, r, x,
     CASE WHEN x:Meeting THEN x.date WHEN x:MemberCount THEN x.as_of ELSE r.since END AS date,
     CASE WHEN x:Meeting THEN x.until ELSE r.until END AS until
WHERE date IS NOT NULL OR until IS NOT NULL
RETURN date, type(r) AS event, x.name AS `with`, coalesce(r.titles[0], r.post) AS detail, until,
       r.documents AS documents, x.id AS with_id
ORDER BY coalesce(date, until), event, `with`, with_id, r.id
LIMIT $limit
