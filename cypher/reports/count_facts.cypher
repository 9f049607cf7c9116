MATCH (:Entity)-[r:`TYPE`]->()
RETURN count(r) AS count
