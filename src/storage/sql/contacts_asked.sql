-- Choosing a contact counts as asking, so that two students never prepare for the same person.
SELECT body ->> '$.contact', student, body ->> '$.contact_chosen_at'
FROM document
WHERE kind = 'interview' AND body ->> '$.contact' IS NOT NULL AND body ->> '$.contact_chosen_at' IS NOT NULL
UNION ALL
SELECT body ->> '$.contact', student, body ->> '$.at' FROM fact WHERE kind = 'call'
