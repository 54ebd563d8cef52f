-- The newest documents of a kind, of every station.
SELECT body FROM document WHERE kind = ?1 ORDER BY id DESC LIMIT ?2
