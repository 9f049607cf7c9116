MATCH (l:Lookup)
WHERE l.handle STARTS WITH $prefix
RETURN l.handle AS handle, l.of AS of
