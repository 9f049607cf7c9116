MERGE (s:HansaStore {id: 'store'})
ON CREATE SET s.schema = $schema, s.writes = 0
RETURN s.schema AS schema
