-- What adults did, at all stations, the newest first.
SELECT station, body FROM fact
WHERE kind = 'audit' AND (?1 IS NULL OR body ->> '$.adult' = ?1)
ORDER BY unixepoch(body ->> '$.at', 'subsec') DESC, id DESC
LIMIT ?2
