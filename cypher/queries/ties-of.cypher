// title: Ties of a node
// description: To whom and what is a city, person, network or anything else tied, and how?
// tags: entity, fact
// parameter: node | entity | example: Kazan | the node, by any of its names
// parameter: limit | integer | default: 200 | the most rows
// columns: tie, direction, other, detail, since, until, ended, disputed, independent, quote, other_id
// order: by kind of tie and direction, then by name, id and time
MATCH (n:Entity {id: $node})-[r:HOLDS_POST|MEMBER_OF|CHAIRS|HOSTS|PARTICIPATED_IN|REPRESENTED_AT|ORGANIZED|HELD_IN|IMPLEMENTS|SIGNED|TWINNED_WITH|PARTNER_OF|LOCATED_IN|PART_OF]-(x:Entity)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH n, r, x, min(s.quote) AS quote
RETURN type(r) AS tie, CASE WHEN type(r) IN ['TWINNED_WITH', 'PARTNER_OF'] THEN 'both'
                           WHEN startNode(r).id = n.id THEN 'out' ELSE 'in' END AS direction,
       x.name AS other, coalesce(r.titles[0], r.post, r.roles[0]) AS detail, coalesce(r.since, r.date) AS since,
       r.until AS until, coalesce(r.ended, false) AS ended, r.disputed AS disputed, r.independent AS independent, quote,
       x.id AS other_id
ORDER BY tie, direction, other, other_id, coalesce(since, ''), r.id
LIMIT $limit
