UNWIND $pairs AS pair
MATCH (a:City {id: pair[0]})
MATCH (b:City {id: pair[1]})
MATCH p = shortestPath((a)-[:HOLDS_POST|MEMBER_OF|CHAIRS|HOSTS|PARTICIPATED_IN|REPRESENTED_AT|ORGANIZED|HELD_IN|IMPLEMENTS|SIGNED|TWINNED_WITH|PARTNER_OF|PART_OF*..6]-(b))
RETURN a.id AS a, b.id AS b, a.name AS a_name, b.name AS b_name, length(p) AS length
