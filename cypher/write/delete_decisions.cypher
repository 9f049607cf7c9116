UNWIND $rows AS number
MATCH (d:Decision {number: number})
DELETE d
