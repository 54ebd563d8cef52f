-- Takes in what arrived: the rows of one attached input or of several, in the order of their keys. Whatever the order of the
-- inputs and however often, the outcome is the same: of a document the largest (rev, station, hash, seen) stands, of every
-- other station its newest text is in `revision`, and facts are united. The rows of those in temp.spared stay out.

-- Texts here that lose against what arrived.
INSERT INTO main.revision (kind, id, student, rev, station, hash, body, seen)
SELECT m.kind, m.id, m.student, m.rev, m.station, m.hash, m.body, m.seen
FROM temp.arrived_document AS i CROSS JOIN main.document AS m
WHERE m.kind = i.kind AND m.id = i.id AND m.station <> i.station AND (i.rev, i.station) > (m.rev, m.station)
    AND (i.student IS NULL OR i.student NOT IN (SELECT student FROM temp.spared))
ON CONFLICT (kind, id, station) DO UPDATE SET
    student = excluded.student, rev = excluded.rev, hash = excluded.hash, body = excluded.body, seen = excluded.seen
WHERE (excluded.rev, excluded.hash, excluded.seen) > (revision.rev, revision.hash, revision.seen);

INSERT INTO main.document (kind, id, student, interview, rev, station, hash, body, seen)
SELECT kind, id, student, interview, rev, station, hash, body, seen
FROM temp.arrived_document AS i
WHERE (i.student IS NULL OR i.student NOT IN (SELECT student FROM temp.spared))
ON CONFLICT (kind, id) DO UPDATE SET
    student = excluded.student, interview = excluded.interview, rev = excluded.rev,
    station = excluded.station, hash = excluded.hash, body = excluded.body, seen = excluded.seen
WHERE (excluded.rev, excluded.station, excluded.hash, excluded.seen) > (document.rev, document.station, document.hash, document.seen);

-- Texts that arrived and lose against the one that stands now, wherever that came from.
INSERT INTO main.revision (kind, id, student, rev, station, hash, body, seen)
SELECT i.kind, i.id, i.student, i.rev, i.station, i.hash, i.body, i.seen
FROM temp.arrived_document AS i CROSS JOIN main.document AS m
WHERE m.kind = i.kind AND m.id = i.id AND m.station <> i.station
    AND (i.student IS NULL OR i.student NOT IN (SELECT student FROM temp.spared))
ON CONFLICT (kind, id, station) DO UPDATE SET
    student = excluded.student, rev = excluded.rev, hash = excluded.hash, body = excluded.body, seen = excluded.seen
WHERE (excluded.rev, excluded.hash, excluded.seen) > (revision.rev, revision.hash, revision.seen);

-- The same fact from two stations is the same; should it ever not be, both orders must still agree.
INSERT INTO main.fact (kind, id, student, interview, station, body)
SELECT kind, id, student, interview, station, body
FROM temp.arrived_fact AS i
WHERE (i.student IS NULL OR i.student NOT IN (SELECT student FROM temp.spared))
ON CONFLICT (kind, id) DO UPDATE SET
    student = excluded.student, interview = excluded.interview, station = excluded.station, body = excluded.body
WHERE (excluded.station, excluded.body) < (fact.station, fact.body);

INSERT INTO main.revision (kind, id, student, rev, station, hash, body, seen)
SELECT kind, id, student, rev, station, hash, body, seen
FROM temp.arrived_revision AS i
WHERE (i.student IS NULL OR i.student NOT IN (SELECT student FROM temp.spared))
ON CONFLICT (kind, id, station) DO UPDATE SET
    student = excluded.student, rev = excluded.rev, hash = excluded.hash, body = excluded.body, seen = excluded.seen
WHERE (excluded.rev, excluded.hash, excluded.seen) > (revision.rev, revision.hash, revision.seen);
