MATCH (s:HansaStore {id: 'store'})
SET s.schema = $schema
