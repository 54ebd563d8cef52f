-- The times at which somebody sits at this station: booked and not held yet.
SELECT student, body ->> '$.booking.starts', body ->> '$.booking.minutes' FROM document
WHERE kind = 'interview' AND station = ?1 AND body ->> '$.booking' IS NOT NULL AND body ->> '$.ended_at' IS NULL
