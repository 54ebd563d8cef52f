SELECT body FROM fact WHERE kind = ?1 ORDER BY id
