-- Whose text stands has no other that lost.
DELETE FROM revision WHERE (kind, id, station) IN (
    SELECT d.kind, d.id, d.station FROM temp.news AS n JOIN document AS d ON d.kind = n.kind AND d.id = n.id
    WHERE n.place BETWEEN ?1 AND ?2 AND n.section <> 'fact')
