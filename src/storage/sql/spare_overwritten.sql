-- A text of another station that is written over here: it stays, should its writer ever ask for it.
INSERT INTO revision (kind, id, student, rev, station, hash, body, seen)
SELECT kind, id, student, rev, station, hash, body, seen FROM document
WHERE kind = ?1 AND id = ?2 AND station <> ?3 AND hash <> ?4
ON CONFLICT (kind, id, station) DO UPDATE SET
    student = excluded.student, rev = excluded.rev, hash = excluded.hash, body = excluded.body, seen = excluded.seen
WHERE (excluded.rev, excluded.hash, excluded.seen) > (revision.rev, revision.hash, revision.seen)
