MATCH (n:Organization {id: $id})-[r:HAS_MEMBER_COUNT]->(k:MemberCount)
OPTIONAL MATCH (s:Statement {fact_id: r.id})<-[:STATES]-(d:Document)
RETURN k.value AS stated, k.unit AS unit, k.as_of AS as_of, r.id AS fact, r.documents AS documents,
       r.independent AS independent, r.confidence AS confidence, r.disputed AS disputed, s.quote AS quote,
       s.id AS statement, d.id AS document_id, d.name AS document, d.date AS date, d.publisher AS publisher,
       d.url AS url
ORDER BY as_of, stated, unit, fact, date, document_id, statement
