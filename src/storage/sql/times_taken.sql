-- The times at which somebody has a call that is booked and not held yet; whether at this station, and in which room.
SELECT student, body ->> '$.booking.starts', body ->> '$.booking.minutes', station = ?1, coalesce(body ->> '$.booking.room', '')
FROM document WHERE kind = 'interview' AND body ->> '$.booking' IS NOT NULL AND body ->> '$.ended_at' IS NULL
