MATCH (e:LoadEvent)
RETURN e.time AS time, e.change AS change, e.source AS source, e.document AS document
ORDER BY e.number
