-- What lies before the students in `stale`. The first day on which they promised to phone somebody again: no later call went to
-- the same contact, and nothing was booked. And the next interview that is booked and was not held.
UPDATE progress SET booked_at = (
    SELECT i.body ->> '$.booking.starts' FROM document AS i
    WHERE i.student = progress.student AND i.kind = 'interview' AND i.body ->> '$.ended_at' IS NULL
        AND i.body ->> '$.booking.starts' IS NOT NULL
    ORDER BY julianday(i.body ->> '$.booking.starts') LIMIT 1),
call_back_on = (
    SELECT min(c.body ->> '$.next_on') FROM fact AS c
    WHERE c.student = progress.student AND c.kind = 'call' AND c.body ->> '$.outcome' NOT IN ('booked', 'interview_now')
        AND NOT EXISTS (
            SELECT 1 FROM fact AS later
            WHERE later.kind = 'call' AND later.body ->> '$.contact' = c.body ->> '$.contact' AND later.student = c.student
                AND julianday(later.body ->> '$.at') > julianday(c.body ->> '$.at'))
        AND NOT EXISTS (
            SELECT 1 FROM document AS i WHERE i.kind = 'interview' AND i.id = c.interview AND i.body ->> '$.booking' IS NOT NULL))
WHERE student IN (SELECT student FROM stale)
