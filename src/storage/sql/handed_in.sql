-- Question lists and thank-you notes that wait for a teacher; evaluations come last, they are there to be read. A list
-- whose interview was held waits for nobody any more.
SELECT kind, student, interview FROM document AS d
WHERE (kind = 'thank_you' AND body ->> '$.review' = 'handed_in')
   OR (kind = 'question_list' AND body ->> '$.review' = 'handed_in' AND NOT EXISTS (
       SELECT 1 FROM document i WHERE i.kind = 'interview' AND i.id = d.id AND i.body ->> '$.ended_at' IS NOT NULL))
   OR (kind = 'evaluation' AND body ->> '$.handed_in_at' IS NOT NULL)
ORDER BY kind = 'evaluation', kind DESC, student
