MATCH (e:Entity)
UNWIND labels(e) AS label
WITH label, count(e) AS count
WHERE label <> 'Entity'
RETURN label, count
ORDER BY label
