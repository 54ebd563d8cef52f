-- Drafts that lie in an outbox until an adult sends them, with the contact they go to, the oldest first; whether it is this
-- station's outbox shows in the folder. A confirmation whose interview was held is not sent any more.
SELECT d.kind, d.body, i.body ->> '$.contact' FROM document AS d
LEFT JOIN document AS i ON i.kind = 'interview' AND i.id = d.id
WHERE d.kind IN ('confirmation', 'thank_you')
  AND d.body ->> '$.outbox_at' IS NOT NULL AND d.body ->> '$.sent_at' IS NULL
  AND (d.kind = 'thank_you' OR i.body ->> '$.ended_at' IS NULL)
ORDER BY d.body ->> '$.outbox_at', d.id
