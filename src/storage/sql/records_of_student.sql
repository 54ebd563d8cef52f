SELECT kind, body FROM document WHERE student = ?1
UNION ALL
SELECT kind, body FROM fact WHERE student = ?1
