MATCH (n:CityNetwork)
OPTIONAL MATCH (n)<-[led:CHAIRS|HOSTS]-()
WITH n, count(led) AS directly
OPTIONAL MATCH (n)<-[:PART_OF]-(:Organization)<-[housed:HOSTS]-()
WITH n, directly, count(housed) AS through_parts
WITH n, directly + through_parts AS led
OPTIONAL MATCH (n)-[counted:HAS_MEMBER_COUNT]->()
WITH n, led, count(counted) AS counted
OPTIONAL MATCH (n)<-[joined:MEMBER_OF]-()
WITH n, led, counted, count(joined) AS joined
OPTIONAL MATCH (n)<-[named:MENTIONS]-(:Document)
WITH n, led, counted, joined, count(named) AS documents
WHERE led + counted + joined > 0
RETURN n.id AS id, n.name AS name, n.names AS names, documents
ORDER BY CASE WHEN led > 0 THEN 1 ELSE 0 END + CASE WHEN counted > 0 THEN 1 ELSE 0 END
         + CASE WHEN joined > 0 THEN 1 ELSE 0 END DESC, documents DESC, name, id
LIMIT $limit
