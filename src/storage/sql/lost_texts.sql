-- Texts of a student that lost against one that was not written upon them: neither the text that stands nor another that
-- lost had seen them. Those the student has settled are left out.
SELECT r.kind, r.body, lower(hex(r.hash)), r.station
FROM revision AS r JOIN document AS d ON d.kind = r.kind AND d.id = r.id
WHERE r.student = ?1
    AND coalesce(d.seen ->> ('$."' || r.station || '"'), 0) < r.rev
    AND NOT EXISTS (
        SELECT 1 FROM revision AS later WHERE later.kind = r.kind AND later.id = r.id AND later.station <> r.station
            AND coalesce(later.seen ->> ('$."' || r.station || '"'), 0) >= r.rev)
    AND lower(hex(r.hash)) NOT IN (SELECT body ->> '$.lost' FROM fact WHERE kind = 'settled' AND student = ?1)
ORDER BY r.kind, r.id, r.rev, r.hash
