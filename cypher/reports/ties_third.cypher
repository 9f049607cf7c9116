MATCH (a:Entity {id: $a})-[f]-(x:Entity)-[g]-(b:Entity {id: $b})
WHERE f.id IS NOT NULL AND g.id IS NOT NULL AND x.id <> $a AND x.id <> $b
RETURN DISTINCT x.id AS id, x.name AS name, labels(x) AS labels, type(f) AS f_type, f.id AS f_id, f.people AS f_people,
       type(g) AS g_type, g.id AS g_id, g.people AS g_people
ORDER BY name, id, f_type, f_id, g_type, g_id
