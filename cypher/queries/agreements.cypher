// title: Agreements with their signers
// description: Which agreements were signed, when and by whom?
// tags: agreement
// parameter: limit | integer | default: 50 | the most rows
// columns: agreement, date, signers, people, documents, quote, agreement_id
// order: latest first, then by name and id
MATCH (x:Entity)-[r:SIGNED]->(g:Agreement)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH g, r, x, min(s.quote) AS said ORDER BY x.name, x.id
WITH g, max(r.date) AS date, max(r.documents) AS documents, min(said) AS quote,
     collect(DISTINCT CASE WHEN x:Person THEN null ELSE x.name END) AS signers,
     collect(DISTINCT CASE WHEN x:Person THEN x.name END) AS people
RETURN g.name AS agreement, date, signers, people, documents, quote, g.id AS agreement_id
ORDER BY coalesce(date, '') DESC, agreement, agreement_id
LIMIT $limit
