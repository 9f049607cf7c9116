UNWIND $ids AS id
MATCH (x:Entity {id: id})
RETURN x.id AS id, x.name AS name, x.name_en AS name_en, x.name_ru AS name_ru, x.names AS names, labels(x) AS labels,
       x.country_code AS country_code, x.population AS population, x.date AS date, x.until AS until
ORDER BY id
