// title: Officials of a place
// description: Who holds or held a post in a city, region or country?
// tags: city, person, post
// parameter: place | place | example: Astana | the city, region or country, by any of its names
// parameter: limit | integer | default: 50 | the most rows
// columns: person, post, since, until, ended, last_seen, documents, quote, person_id
// order: by post, then the latest beginning first, then by name
MATCH (p:Person)-[r:HOLDS_POST]->(c:Entity {id: $place})
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH p, r, min(s.quote) AS quote
RETURN p.name AS person, coalesce(r.titles[0], r.post) AS post, r.since AS since, r.until AS until,
       coalesce(r.ended, false) AS ended, r.last_seen AS last_seen, r.documents AS documents, quote, p.id AS person_id
ORDER BY r.post, coalesce(r.since_from, r.since, r.first_seen, '') DESC, person, person_id, r.id
LIMIT $limit
