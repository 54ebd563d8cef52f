-- Takes one attached input in. Whatever the order and however often, the outcome is the same: of a document the largest
-- (rev, station, hash) stands, every other text of it is in `revision` once with its largest (rev, station), and facts
-- are united.

-- Texts here that lose against the input.
INSERT INTO main.revision (kind, id, student, rev, station, hash, body)
SELECT m.kind, m.id, m.student, m.rev, m.station, m.hash, m.body
FROM input.document AS i CROSS JOIN main.document AS m
WHERE m.kind = i.kind AND m.id = i.id AND m.hash <> i.hash AND (i.rev, i.station, i.hash) > (m.rev, m.station, m.hash)
ON CONFLICT (kind, id, hash) DO UPDATE SET rev = excluded.rev, station = excluded.station
WHERE (excluded.rev, excluded.station) > (revision.rev, revision.station);

-- Texts of the input that lose against those here.
INSERT INTO main.revision (kind, id, student, rev, station, hash, body)
SELECT i.kind, i.id, i.student, i.rev, i.station, i.hash, i.body
FROM input.document AS i CROSS JOIN main.document AS m
WHERE m.kind = i.kind AND m.id = i.id AND m.hash <> i.hash AND (i.rev, i.station, i.hash) < (m.rev, m.station, m.hash)
ON CONFLICT (kind, id, hash) DO UPDATE SET rev = excluded.rev, station = excluded.station
WHERE (excluded.rev, excluded.station) > (revision.rev, revision.station);

INSERT INTO main.document (kind, id, student, interview, rev, station, hash, body)
SELECT kind, id, student, interview, rev, station, hash, body FROM input.document WHERE true
ON CONFLICT (kind, id) DO UPDATE SET
    student = excluded.student, interview = excluded.interview, rev = excluded.rev,
    station = excluded.station, hash = excluded.hash, body = excluded.body
WHERE (excluded.rev, excluded.station, excluded.hash) > (document.rev, document.station, document.hash);

-- The same fact from two stations is the same; should it ever not be, both orders must still agree.
INSERT INTO main.fact (kind, id, student, interview, station, body)
SELECT kind, id, student, interview, station, body FROM input.fact WHERE true
ON CONFLICT (kind, id) DO UPDATE SET
    student = excluded.student, interview = excluded.interview, station = excluded.station, body = excluded.body
WHERE (excluded.station, excluded.body) < (fact.station, fact.body);

INSERT INTO main.revision (kind, id, student, rev, station, hash, body)
SELECT kind, id, student, rev, station, hash, body FROM input.revision WHERE true
ON CONFLICT (kind, id, hash) DO UPDATE SET rev = excluded.rev, station = excluded.station
WHERE (excluded.rev, excluded.station) > (revision.rev, revision.station);
