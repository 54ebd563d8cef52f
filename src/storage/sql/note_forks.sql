-- Two machines wrote under one name (a copied disk, or data brought back from a copy): what this one wrote and had not
-- shared yet, and what the other wrote over the same text, are both kept, the one that loses under a name of its own.
INSERT INTO main.revision (kind, id, student, rev, station, hash, body, seen)
SELECT m.kind, m.id, m.student, m.rev, m.station || '~' || lower(substr(hex(m.hash), 1, 8)), m.hash, m.body, m.seen
FROM peer.document AS p CROSS JOIN main.document AS m
WHERE m.kind = p.kind AND m.id = p.id AND m.station = p.station AND m.hash <> p.hash
    AND (p.rev, p.hash) > (m.rev, m.hash)
    AND (NOT EXISTS (SELECT 1 FROM sharing) OR EXISTS (
        SELECT 1 FROM unshared AS u WHERE u.section = 'document' AND u.kind = m.kind AND u.id = m.id))
ON CONFLICT (kind, id, station) DO UPDATE SET
    student = excluded.student, rev = excluded.rev, hash = excluded.hash, body = excluded.body, seen = excluded.seen
WHERE (excluded.rev, excluded.hash, excluded.seen) > (revision.rev, revision.hash, revision.seen);

INSERT INTO main.revision (kind, id, student, rev, station, hash, body, seen)
SELECT p.kind, p.id, p.student, p.rev, p.station || '~' || lower(substr(hex(p.hash), 1, 8)), p.hash, p.body, p.seen
FROM peer.document AS p CROSS JOIN main.document AS m
WHERE m.kind = p.kind AND m.id = p.id AND m.station = p.station AND m.hash <> p.hash
    AND (p.rev, p.hash) < (m.rev, m.hash)
    AND (NOT EXISTS (SELECT 1 FROM sharing) OR EXISTS (
        SELECT 1 FROM unshared AS u WHERE u.section = 'document' AND u.kind = m.kind AND u.id = m.id))
ON CONFLICT (kind, id, station) DO UPDATE SET
    student = excluded.student, rev = excluded.rev, hash = excluded.hash, body = excluded.body, seen = excluded.seen
WHERE (excluded.rev, excluded.hash, excluded.seen) > (revision.rev, revision.hash, revision.seen);
