MATCH (s:HansaStore {id: 'store'})
RETURN s.schema AS schema
