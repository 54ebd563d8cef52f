-- Who was at this station to stand by, and until when, the newest first.
SELECT body FROM document WHERE kind = 'stand_by' AND station = ?1 ORDER BY id DESC LIMIT 100
