-- Takes whose day has come, and takes of a practice that somebody took their consent to back.
SELECT body, withdrawn FROM (
    SELECT body, EXISTS (
        SELECT 1 FROM fact AS w WHERE w.kind = 'withdrawal' AND w.body ->> '$.practice' = t.body ->> '$.practice') AS withdrawn
    FROM document AS t WHERE kind = 'take')
WHERE withdrawn OR body ->> '$.destroy_on' <= ?1
