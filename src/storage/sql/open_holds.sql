-- Holds on a student's recordings that nobody has lifted.
SELECT h.body FROM fact AS h
WHERE h.student = ?1 AND h.kind = 'hold' AND NOT EXISTS (
    SELECT 1 FROM fact AS l WHERE l.student = h.student AND l.kind = 'hold_lifted' AND l.body ->> '$.hold' = h.id)
ORDER BY julianday(h.body ->> '$.at'), h.id
