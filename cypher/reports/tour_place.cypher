MATCH (m:Meeting {id: $meeting})-[r:HELD_IN]->(p:Entity)
RETURN p.name AS name, 'HELD_IN' AS type
ORDER BY r.documents DESC, name, p.id
UNION ALL
MATCH (m:Meeting {id: $meeting})<-[r:ORGANIZED]-(p:Entity)
RETURN p.name AS name, 'ORGANIZED' AS type
ORDER BY r.documents DESC, name, p.id
