-- What was called, said to it and answered at this station alone: another station has a desk of its own.
SELECT kind, body FROM fact WHERE kind IN ('help', 'help_word') AND station = ?1 ORDER BY id
