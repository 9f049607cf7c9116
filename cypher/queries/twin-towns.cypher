// title: Twin towns of a city
// description: Which cities are twin towns of a city, and since when?
// tags: city, twinning
// parameter: city | city | example: San Antonio | the city, by any of its names
// columns: twin, country_code, since, until, ended, documents, quote, twin_id
// order: by name of the twin, then by id and time
MATCH (c:City {id: $city})-[r:TWINNED_WITH]-(o:City)
OPTIONAL MATCH (s:Statement {fact_id: r.id})
WITH o, r, min(s.quote) AS quote
RETURN o.name AS twin, o.country_code AS country_code, r.since AS since, r.until AS until, coalesce(r.ended, false) AS ended,
       r.documents AS documents, quote, o.id AS twin_id
ORDER BY twin, twin_id, r.spell
