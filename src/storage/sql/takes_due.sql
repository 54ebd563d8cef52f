-- Takes whose day has come, and takes of a practice that somebody took their consent to back. While a hold on the
-- student's recordings is open, none of them is due.
SELECT body, withdrawn FROM (
    SELECT body, EXISTS (
        SELECT 1 FROM fact AS w WHERE w.kind = 'withdrawal' AND w.body ->> '$.practice' = t.body ->> '$.practice') AS withdrawn
    FROM document AS t
    WHERE kind = 'take' AND NOT EXISTS (
        SELECT 1 FROM fact AS h WHERE h.kind = 'hold' AND h.student = t.student AND NOT EXISTS (
            SELECT 1 FROM fact AS l WHERE l.kind = 'hold_lifted' AND l.student = h.student AND l.body ->> '$.hold' = h.id)))
WHERE withdrawn OR body ->> '$.destroy_on' <= ?1
