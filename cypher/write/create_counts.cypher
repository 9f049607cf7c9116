UNWIND $rows AS row
CREATE (c:MemberCount)
SET c = row
