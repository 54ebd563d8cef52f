-- Question lists and thank-you notes that wait for a teacher; evaluations come last, they are there to be read.
SELECT kind, student, interview FROM document
WHERE (kind IN ('question_list', 'thank_you') AND body ->> '$.review' = 'handed_in')
   OR (kind = 'evaluation' AND body ->> '$.handed_in_at' IS NOT NULL)
ORDER BY kind = 'evaluation', kind DESC, student
