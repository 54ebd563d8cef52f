-- The same for a text that was just written here.
DELETE FROM revision WHERE kind = ?1 AND id = ?2 AND station = ?3 AND rev <= (
    SELECT coalesce(d.seen ->> ('$."' || ?3 || '"'), 0) FROM document AS d WHERE d.kind = ?1 AND d.id = ?2)
