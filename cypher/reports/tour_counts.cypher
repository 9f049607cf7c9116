MATCH (n:CityNetwork {id: $network})-[r:HAS_MEMBER_COUNT]->(k:MemberCount)
RETURN k.value AS value, k.unit AS unit, k.as_of AS as_of, r.id AS fact, r.documents AS documents
ORDER BY coalesce(as_of, '') DESC, documents DESC, unit, k.id
