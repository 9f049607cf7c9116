MATCH (d:Document)
RETURN d.version AS version, count(d) AS count
