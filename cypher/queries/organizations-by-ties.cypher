// title: Organisations by kind of tie
// description: Which organisations have the most ties, and of which kinds?
// tags: network, organization, count
// parameter: limit | integer | default: 25 | the most rows
// columns: organization, is_network, ties, members, posts, meetings, projects, partners, other, organization_id
// order: most ties first, then by name and id
MATCH (o:Organization)-[r:HOLDS_POST|MEMBER_OF|CHAIRS|HOSTS|PARTICIPATED_IN|REPRESENTED_AT|ORGANIZED|HELD_IN|IMPLEMENTS|SIGNED|TWINNED_WITH|PARTNER_OF|LOCATED_IN|PART_OF]-(x:Entity)
WITH o, count(r) AS ties, count(CASE WHEN type(r) = 'MEMBER_OF' AND endNode(r).id = o.id THEN 1 END) AS members,
     count(CASE WHEN type(r) = 'HOLDS_POST' THEN 1 END) AS posts,
     count(CASE WHEN x:Meeting THEN 1 END) AS meetings,
     count(CASE WHEN x:Project THEN 1 END) AS projects,
     count(CASE WHEN type(r) = 'PARTNER_OF' THEN 1 END) AS partners
RETURN o.name AS organization, o:CityNetwork AS is_network, ties, members, posts, meetings, projects, partners,
       ties - members - posts - meetings - projects - partners AS other, o.id AS organization_id
ORDER BY ties DESC, organization, organization_id
LIMIT $limit
