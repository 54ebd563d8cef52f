-- Takes that are not destroyed: the practice, what its voices said, whether it was taken back, how it was rated.
SELECT t.body,
    (SELECT p.body FROM document AS p WHERE p.kind = 'practice' AND p.id = t.body ->> '$.practice'),
    (SELECT json_group_array(c.body ORDER BY c.id) FROM fact AS c
     WHERE c.interview = t.interview AND c.kind = 'consent' AND c.body ->> '$.practice' = t.body ->> '$.practice'),
    EXISTS (SELECT 1 FROM fact AS w
            WHERE w.interview = t.interview AND w.kind = 'withdrawal' AND w.body ->> '$.practice' = t.body ->> '$.practice'),
    (SELECT json_group_array(r.body ORDER BY r.id) FROM document AS r
     WHERE r.interview = t.interview AND r.kind = 'practice_rating' AND r.body ->> '$.practice' = t.body ->> '$.practice')
FROM document AS t
WHERE t.kind = 'take' AND coalesce(t.body ->> '$.ending', '') NOT IN ('withdrawn', 'expired')
ORDER BY t.body ->> '$.destroy_on', t.body ->> '$.started_at', t.id
