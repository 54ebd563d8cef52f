-- Students who promised to phone again by a day that has passed, with the first such day: no later call went to the same
-- contact, and nothing was booked.
SELECT c.student, min(c.body ->> '$.next_on') FROM fact AS c
WHERE c.kind = 'call' AND c.body ->> '$.next_on' < ?1 AND c.body ->> '$.outcome' NOT IN ('booked', 'interview_now')
    AND NOT EXISTS (
        SELECT 1 FROM fact AS later
        WHERE later.kind = 'call' AND later.body ->> '$.contact' = c.body ->> '$.contact' AND later.student = c.student
            AND julianday(later.body ->> '$.at') > julianday(c.body ->> '$.at'))
    AND NOT EXISTS (
        SELECT 1 FROM document AS i WHERE i.kind = 'interview' AND i.id = c.interview AND i.body ->> '$.booking' IS NOT NULL)
GROUP BY c.student
