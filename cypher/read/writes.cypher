MATCH (s:HansaStore {id: 'store'})
RETURN s.writes AS writes
