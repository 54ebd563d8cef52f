-- What waits for a teacher of the students in `stale`: question lists, thank-you notes, and evaluations nobody has read yet. A
-- list whose interview was held waits for nobody any more.
INSERT INTO handed_in (kind, interview, student)
SELECT d.kind, d.interview, d.student FROM stale AS s CROSS JOIN document AS d
WHERE d.student = s.student AND d.kind IN ('question_list', 'thank_you', 'evaluation') AND CASE d.kind
    WHEN 'thank_you' THEN d.body ->> '$.review' = 'handed_in'
    WHEN 'question_list' THEN d.body ->> '$.review' = 'handed_in' AND NOT EXISTS (
        SELECT 1 FROM document AS i WHERE i.kind = 'interview' AND i.id = d.id AND i.body ->> '$.ended_at' IS NOT NULL)
    ELSE d.body ->> '$.handed_in_at' IS NOT NULL AND d.body ->> '$.read_at' IS NULL
END
