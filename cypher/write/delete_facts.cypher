// A list of ids, not one row each: the embedded store uses its index on relationships only so.
MATCH ()-[r:`TYPE`]->()
WHERE r.id IN $rows
DELETE r
