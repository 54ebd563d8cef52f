-- What was handed in after interviews, with what was written for the class and who gave the interview.
SELECT e.body AS evaluation, r.body AS reflection, i.body ->> '$.contact' AS contact
FROM document e
LEFT JOIN document r ON r.kind = 'reflection' AND r.id = e.id
LEFT JOIN document i ON i.kind = 'interview' AND i.id = e.id
WHERE e.kind = 'evaluation' AND e.body ->> '$.handed_in_at' IS NOT NULL
