-- The interviews for which a contact was chosen, and the calls.
SELECT kind, body FROM document INDEXED BY contact_chosen
WHERE kind = 'interview' AND body ->> '$.contact_chosen_at' IS NOT NULL AND body ->> '$.contact' = ?1
UNION ALL
SELECT kind, body FROM fact INDEXED BY contact_called WHERE kind = 'call' AND body ->> '$.contact' = ?1
