// What is said for facts; of a city that was represented, what is said of its people at the meeting.
UNWIND $facts AS fact
MATCH (s:Statement {fact_id: fact})<-[:STATES]-(d:Document)
OPTIONAL MATCH (source:Source)-[:CURRENT]->(d)
WITH fact, s, d, min(source.key) AS source
RETURN fact, s.id AS statement, s.quote AS quote, s.start AS start, s.confidence AS confidence, d.id AS document,
       d.name AS name, d.headline AS headline, d.format AS format, source, d.date AS date, d.publisher AS publisher, d.url AS url, d.language AS language
ORDER BY fact, confidence DESC, date, document, start, statement
