MATCH (s:HansaStore {id: 'store'})
RETURN s.loading AS mark, s.loading_since AS since, timestamp() AS now
