-- What was called and answered at this station alone: another station has a desk of its own.
SELECT body FROM fact WHERE kind = 'help' AND station = ?1 ORDER BY id
