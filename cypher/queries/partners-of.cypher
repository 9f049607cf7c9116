// title: Partners and twin towns
// description: Who works together with a city, region, country or organisation, as a partner or a twin town?
// tags: city, partnership, twinning
// parameter: member | member | example: San Antonio | the city, region, country or organisation, by any of its names
// parameter: limit | integer | default: 50 | the most rows
// columns: partner, type, tie, since, until, ended, documents, quote, partner_id
// order: by name of the partner, then by id, kind of tie and time
MATCH (c:Entity {id: $member})-[r:PARTNER_OF|TWINNED_WITH]-(o:Entity)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH o, r, min(s.quote) AS quote
RETURN o.name AS partner,
       CASE WHEN o:City THEN 'City' WHEN o:Region THEN 'Region' WHEN o:Country THEN 'Country'
            ELSE 'Organization' END AS type,
       type(r) AS tie, r.since AS since, r.until AS until, coalesce(r.ended, false) AS ended, r.documents AS documents,
       quote, o.id AS partner_id
ORDER BY partner, partner_id, tie, r.spell
LIMIT $limit
