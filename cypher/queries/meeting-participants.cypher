// title: Participants of a meeting
// description: Who took part in a meeting, in which roles, and who was represented there?
// tags: meeting
// parameter: meeting | meeting | example: XXVII session of the International Assembly of Capitals and Major Cities | the meeting, by any of its names
// parameter: direct_only | boolean | default: false | leave out those who were there only through an official of theirs
// parameter: limit | integer | default: 200 | the most rows
// columns: participant, type, tie, roles, through, documents, quote, participant_id
// order: people first, then by kind of tie, name and id
MATCH (x:Entity)-[r:PARTICIPATED_IN|REPRESENTED_AT|ORGANIZED]->(m:Meeting {id: $meeting})
WHERE $direct_only = false OR type(r) <> 'REPRESENTED_AT'
OPTIONAL MATCH (p:Person)-[t:PARTICIPATED_IN]->(m)
WHERE p.id IN r.people
WITH x, r, p, t ORDER BY p.name, p.id
WITH x, r, collect(p.name) AS through, collect(t.id) AS told
UNWIND [r.id] + told AS fact
OPTIONAL MATCH (s:Statement {fact_id: fact})
WITH x, r, through, min(s.quote) AS quote
RETURN x.name AS participant,
       CASE WHEN x:Person THEN 'Person' WHEN x:City THEN 'City' WHEN x:Region THEN 'Region' WHEN x:Country THEN 'Country'
            ELSE 'Organization' END AS type,
       type(r) AS tie, coalesce(r.roles, []) AS roles, through, r.documents AS documents, quote,
       x.id AS participant_id
ORDER BY CASE WHEN x:Person THEN 0 ELSE 1 END, tie, participant, participant_id
LIMIT $limit
