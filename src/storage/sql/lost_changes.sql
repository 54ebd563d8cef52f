-- What adults wrote and lost against something that was not written upon it, with what stands: neither what stands nor
-- another that lost had seen it. What an adult has settled is left out.
SELECT r.kind, r.body, lower(hex(r.hash)), r.station, d.body
FROM revision AS r JOIN document AS d ON d.kind = r.kind AND d.id = r.id
WHERE r.kind IN ('campaign', 'contact', 'practice_booking', 'question_list', 'thank_you')
    AND coalesce(d.seen ->> ('$."' || r.station || '"'), 0) < r.rev
    AND NOT EXISTS (
        SELECT 1 FROM revision AS later WHERE later.kind = r.kind AND later.id = r.id AND later.station <> r.station
            AND coalesce(later.seen ->> ('$."' || r.station || '"'), 0) >= r.rev)
    AND lower(hex(r.hash)) NOT IN (SELECT body ->> '$.lost' FROM fact WHERE kind = 'settled_change')
ORDER BY r.kind, r.id, r.rev, r.hash
