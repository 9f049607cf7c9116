// title: Agreements of a pair
// description: What did two cities, regions, countries or organisations sign together?
// tags: agreement
// parameter: a | member | example: Kazan | one signer
// parameter: b | member | example: Almaty | the other signer
// columns: agreement, date, other_signers, disputed, quote, agreement_id
// order: latest first, then by name and id
MATCH (a:Entity {id: $a})-[r:SIGNED]->(g:Agreement)<-[t:SIGNED]-(b:Entity {id: $b})
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH a, b, g, r, t, min(s.quote) AS quote
OPTIONAL MATCH (o:Entity)-[:SIGNED]->(g)
WHERE o.id <> a.id AND o.id <> b.id
WITH g, r, t, quote, o ORDER BY o.name, o.id
RETURN g.name AS agreement, coalesce(r.date, t.date) AS date, collect(DISTINCT o.name) AS other_signers,
       coalesce(r.disputed, false) OR coalesce(t.disputed, false) OR coalesce(r.date <> t.date, false) AS disputed,
       quote, g.id AS agreement_id
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
