UNWIND $ids AS id
MATCH (t:DocumentText {id: id})
RETURN id, t.stamp AS stamp, t.text AS text, t.metadata AS metadata, t.extraction AS extraction,
       t.headline AS headline, t.sketch AS sketch
