MATCH (e:LoadEvent)
RETURN max(e.number) AS number
