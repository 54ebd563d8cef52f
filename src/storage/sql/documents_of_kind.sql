SELECT body FROM document WHERE kind = ?1 ORDER BY id
