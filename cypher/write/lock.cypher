// One writer at a time: a second transaction waits here, or fails at its commit and is run again.
MATCH (s:HansaStore {id: 'store'})
SET s.writes = s.writes + 1
RETURN s.schema AS schema, s.writes AS writes, s.loading AS loading
