-- A text that stands has not lost, wherever it lost before.
DELETE FROM revision WHERE hash = (SELECT d.hash FROM document AS d WHERE d.kind = revision.kind AND d.id = revision.id)
