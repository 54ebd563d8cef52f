-- Notes which rows of an attached file are news here. Whose work must not change under their hands
-- now, and whose records are erased, is left out.
INSERT INTO temp.news (section, kind, id)
SELECT 'document', p.kind, p.id FROM peer.document AS p
LEFT JOIN main.document AS m ON m.kind = p.kind AND m.id = p.id
WHERE (p.student IS NULL OR p.student NOT IN (SELECT student FROM temp.spared))
    AND (m.id IS NULL
        OR (p.rev, p.station, p.hash, p.seen) > (m.rev, m.station, m.hash, m.seen)
        OR (p.station <> m.station AND NOT EXISTS (
            SELECT 1 FROM main.revision AS r
            WHERE r.kind = p.kind AND r.id = p.id AND r.station = p.station AND (r.rev, r.hash, r.seen) >= (p.rev, p.hash, p.seen))));

INSERT INTO temp.news (section, kind, id)
SELECT 'fact', p.kind, p.id FROM peer.fact AS p
LEFT JOIN main.fact AS m ON m.kind = p.kind AND m.id = p.id
WHERE (p.student IS NULL OR p.student NOT IN (SELECT student FROM temp.spared))
    AND (m.id IS NULL OR (p.station, p.body) < (m.station, m.body));

INSERT INTO temp.news (section, kind, id)
SELECT DISTINCT 'revision', p.kind, p.id FROM peer.revision AS p
LEFT JOIN main.revision AS m ON m.kind = p.kind AND m.id = p.id AND m.station = p.station
WHERE (p.student IS NULL OR p.student NOT IN (SELECT student FROM temp.spared))
    AND (m.id IS NULL OR (p.rev, p.hash, p.seen) > (m.rev, m.hash, m.seen))
    AND NOT EXISTS (
        SELECT 1 FROM main.document AS d WHERE d.kind = p.kind AND d.id = p.id AND d.station = p.station
            AND coalesce(d.seen ->> ('$."' || p.station || '"'), 0) >= p.rev);
