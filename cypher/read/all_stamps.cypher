MATCH (t:DocumentText)
RETURN t.id AS id, t.stamp AS stamp, t.version AS version, t.text IS NULL AS textless
