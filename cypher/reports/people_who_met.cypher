// People with a post at one of two nodes, who took part in a meeting with people of the other.
MATCH (a:Entity {id: $a})<-[post:HOLDS_POST]-(p:Person)-[x:PARTICIPATED_IN]->(m:Meeting)
MATCH (m)<-[y:PARTICIPATED_IN]-(q:Person)-[other:HOLDS_POST]->(b:Entity {id: $b})
WHERE p.id <> q.id
RETURN p.id AS a_id, p.name AS a_name, p.name_en AS a_name_en, p.name_ru AS a_name_ru, post.titles AS a_titles,
       q.id AS b_id, q.name AS b_name, q.name_en AS b_name_en, q.name_ru AS b_name_ru, other.titles AS b_titles,
       m.id AS id, m.name AS name, m.name_en AS name_en, m.name_ru AS name_ru, m.date AS date, m.until AS until,
       x.id AS x_fact, y.id AS y_fact
ORDER BY date, id, a_id, b_id
