// What their facts tie them to.
MATCH (e:Entity)-[r:HOLDS_POST|HELD_IN|ORGANIZED|IMPLEMENTS|LOCATED_IN|PARTICIPATED_IN|PART_OF]-(x:Entity)
WHERE e:Person OR e:Organization OR e:Meeting OR e:Project
RETURN DISTINCT e.id AS id, type(r) AS type, x.id AS other, x.country_code AS country_code
ORDER BY id, type, other
