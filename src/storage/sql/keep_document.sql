INSERT INTO document (kind, id, student, interview, rev, station, hash, body) VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7)
ON CONFLICT (kind, id) DO UPDATE SET
    rev = document.rev + 1, student = excluded.student, interview = excluded.interview,
    station = excluded.station, hash = excluded.hash, body = excluded.body,
    seen = json_set(document.seen, '$."' || document.station || '"', document.rev)
WHERE document.hash <> excluded.hash
RETURNING rev
