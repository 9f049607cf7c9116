UNWIND $facts AS fact
MATCH (o:Entity)-[seat:REPRESENTED_AT {id: fact}]->(m:Meeting)
UNWIND seat.people AS person
MATCH (p:Person {id: person})-[r:PARTICIPATED_IN]->(m)
RETURN fact, p.id AS person, r.id AS through
ORDER BY fact, person, through
