UNWIND $handles AS handle
MATCH (l:Lookup {handle: handle})
RETURN DISTINCT l.of AS of
