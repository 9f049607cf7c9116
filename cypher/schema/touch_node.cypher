// Makes labels known to the database: two writers who use them for the first time at once are in each other's way.
CREATE (n:`LABELS`)
DELETE n
