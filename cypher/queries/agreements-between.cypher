// title: Agreements of a pair
// description: What did two cities, regions, countries or organisations sign together, and are they twins or partners?
// tags: agreement, twinning, partnership
// parameter: a | member | example: Kumasi | one of the two
// parameter: b | member | example: Praia | the other
// columns: tie, agreement, date, other_signers, documents, quote, agreement_id
// order: agreements first, then partnership and twinning; the latest first, then by name and id
MATCH (a:Entity {id: $a})
MATCH (b:Entity {id: $b})
OPTIONAL MATCH (a)-[r:SIGNED]->(g:Agreement)<-[t:SIGNED]-(b)
OPTIONAL MATCH (o:Entity)-[:SIGNED]->(g)
WHERE o.id <> a.id AND o.id <> b.id
WITH a, b, r, t, g, o ORDER BY o.name, o.id
WITH a, b, r, t, g, collect(DISTINCT o.name) AS signers
WITH a, b, collect(CASE WHEN g IS NULL THEN null ELSE {tie: type(r), name: g.name, date: coalesce(r.date, t.date),
     signers: signers, documents: r.documents, fact: r.id, id: g.id} END) AS signed
OPTIONAL MATCH (a)-[p:TWINNED_WITH|PARTNER_OF]-(b)
WITH signed, collect(CASE WHEN p IS NULL THEN null ELSE {tie: type(p), name: null, date: p.since, signers: [],
     documents: p.documents, fact: p.id, id: null} END) AS standing
UNWIND signed + standing AS row
OPTIONAL MATCH (s:Statement {fact_id: row.fact})
WITH row, min(s.quote) AS quote
RETURN row.tie AS tie, row.name AS agreement, row.date AS date, row.signers AS other_signers,
       row.documents AS documents, quote, row.id AS agreement_id
ORDER BY CASE WHEN row.id IS NULL THEN 1 ELSE 0 END, tie, coalesce(date, '') DESC, coalesce(agreement, ''), row.fact
