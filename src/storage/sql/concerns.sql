-- Calls that were ended to stay safe, what was decided about them, and whose calls they were.
SELECT f.kind, f.body, c.student FROM fact AS f LEFT JOIN fact AS c ON f.kind = 'concern' AND c.kind = 'call' AND c.id = f.id
WHERE f.kind IN ('concern', 'concern_settled') ORDER BY f.id
