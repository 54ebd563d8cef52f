-- The same for what was just taken in.
DELETE FROM revision WHERE (kind, id) IN (
    SELECT n.kind, n.id FROM temp.news AS n WHERE n.place BETWEEN ?1 AND ?2 AND n.section <> 'fact')
    AND EXISTS (
        SELECT 1 FROM document AS d WHERE d.kind = revision.kind AND d.id = revision.id AND d.station = revision.station
            AND coalesce(d.seen ->> ('$."' || revision.station || '"'), 0) >= revision.rev)
