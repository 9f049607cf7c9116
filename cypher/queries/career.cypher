// title: Posts and career of a person
// description: Which posts does or did a person hold, in the order of time?
// tags: person, post, time
// parameter: person | person | example: Altay Kulginov | the person, by any of their names
// columns: post, at, since, until, status, first_seen, last_seen, disputed, documents, quote, at_id
// order: by the earliest date known of the post, then by post and name
MATCH (p:Person {id: $person})-[r:HOLDS_POST]->(b:Entity)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH b, r, min(s.quote) AS quote
RETURN coalesce(r.titles[0], r.post) AS post, b.name AS at, r.since AS since, r.until AS until,
       CASE WHEN r.ended = true THEN 'ended' ELSE r.statuses[0] END AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.disputed AS disputed, r.documents AS documents, quote,
       b.id AS at_id
ORDER BY coalesce(r.since_from, r.since, r.until, r.first_seen, '9999'), post, at, at_id, r.id
