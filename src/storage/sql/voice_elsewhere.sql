-- What a student said as the answering voice in practices of others that nobody took back.
SELECT c.body FROM fact AS c
WHERE c.kind = 'consent' AND c.student <> ?1 AND c.body ->> '$.voice.student' = ?1
    AND json_array_length(c.body, '$.uses') > 0
    AND NOT EXISTS (SELECT 1 FROM fact AS w
        WHERE w.interview = c.interview AND w.kind = 'withdrawal' AND w.body ->> '$.practice' = c.body ->> '$.practice')
GROUP BY c.body ->> '$.practice'
ORDER BY c.id
