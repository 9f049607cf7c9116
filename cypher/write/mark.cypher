// A load in several transactions keeps others out; null when it is done. The time is that of the server.
MATCH (s:HansaStore {id: 'store'})
SET s.loading = $mark, s.loading_since = timestamp()
