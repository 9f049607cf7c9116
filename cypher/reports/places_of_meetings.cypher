UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})-[r:HELD_IN]->(p:Entity)
RETURN m.id AS meeting, p.id AS id, p.name AS name, p.name_en AS name_en, p.name_ru AS name_ru, labels(p) AS labels,
       p.country_code AS country_code, r.id AS fact
ORDER BY meeting, r.documents DESC, id
