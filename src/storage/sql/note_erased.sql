-- Erased once is erased for ever; the reason and the day that were known first stay.
INSERT INTO erased (student, because, day) VALUES (?1, ?2, ?3) ON CONFLICT (student) DO NOTHING
