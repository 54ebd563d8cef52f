-- The chain of this station's log in its order, each entry with what stands there now.
SELECT number, entry, salt, content, hash, fact.body AS body
FROM log LEFT JOIN fact ON fact.kind = 'audit' AND fact.id = log.entry
ORDER BY number
