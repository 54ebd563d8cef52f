-- Practices that are booked from a day on, as two letters of the calendar order them.
SELECT body FROM document
WHERE kind = 'practice_booking' AND NOT coalesce(body ->> '$.canceled', 0) AND substr(body ->> '$.starts', 1, 10) >= ?1
