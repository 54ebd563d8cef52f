-- What of a kind was written at this station, the newest first.
SELECT body FROM document WHERE kind = ?1 AND station = ?2 ORDER BY id DESC LIMIT 100
