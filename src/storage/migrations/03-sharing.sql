-- Many stations: which texts were written upon which, what is not shared yet, and what was taken in.

-- Upon which revision of which other station a text was written, as JSON {station: rev}. It tells a text that lost a race
-- from one that was simply written on at another seat.
ALTER TABLE document ADD COLUMN seen TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(seen));

-- Of each station the newest text that does not stand. A text its own writer wrote over is not kept.
CREATE TABLE revision_before AS SELECT * FROM revision;
DROP TABLE revision;
CREATE TABLE revision (
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL CHECK (length(id) = 36),
    student TEXT,
    rev     INTEGER NOT NULL,
    station TEXT NOT NULL,
    hash    BLOB NOT NULL CHECK (length(hash) = 32),
    body    TEXT NOT NULL CHECK (json_valid(body)),
    seen    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(seen)),
    PRIMARY KEY (kind, id, station)
) STRICT, WITHOUT ROWID;
INSERT INTO revision (kind, id, student, rev, station, hash, body)
SELECT kind, id, student, rev, station, hash, body FROM revision_before WHERE true
ON CONFLICT (kind, id, station) DO UPDATE SET rev = excluded.rev, hash = excluded.hash, body = excluded.body
WHERE (excluded.rev, excluded.hash) > (revision.rev, revision.hash);
DROP TABLE revision_before;
CREATE INDEX revision_student ON revision (student) WHERE student IS NOT NULL;

-- Rows that changed since they were last published, each once, with the number of its last change: so that a night
-- costs what the day brought, and not what the years did.
CREATE TABLE unshared (
    change  INTEGER PRIMARY KEY AUTOINCREMENT,
    section TEXT NOT NULL,
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    UNIQUE (section, kind, id)
) STRICT;
-- One row once this station has begun to share, with the name it writes beside its records: before that there is nothing to
-- tell news from, and the news of others are theirs.
CREATE TABLE sharing (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    origin TEXT NOT NULL
) STRICT;

CREATE TRIGGER document_added AFTER INSERT ON document WHEN new.station = (SELECT origin FROM sharing) BEGIN
    DELETE FROM unshared WHERE section = 'document' AND kind = new.kind AND id = new.id;
    INSERT INTO unshared (section, kind, id) VALUES ('document', new.kind, new.id);
END;
CREATE TRIGGER document_changed AFTER UPDATE ON document WHEN new.station = (SELECT origin FROM sharing) BEGIN
    DELETE FROM unshared WHERE section = 'document' AND kind = new.kind AND id = new.id;
    INSERT INTO unshared (section, kind, id) VALUES ('document', new.kind, new.id);
END;
CREATE TRIGGER fact_added AFTER INSERT ON fact WHEN new.station = (SELECT origin FROM sharing) BEGIN
    DELETE FROM unshared WHERE section = 'fact' AND kind = new.kind AND id = new.id;
    INSERT INTO unshared (section, kind, id) VALUES ('fact', new.kind, new.id);
END;
CREATE TRIGGER fact_changed AFTER UPDATE ON fact WHEN new.station = (SELECT origin FROM sharing) BEGIN
    DELETE FROM unshared WHERE section = 'fact' AND kind = new.kind AND id = new.id;
    INSERT INTO unshared (section, kind, id) VALUES ('fact', new.kind, new.id);
END;
CREATE TRIGGER revision_added AFTER INSERT ON revision
WHEN EXISTS (SELECT 1 FROM sharing WHERE origin = new.station OR substr(new.station, 1, length(origin) + 1) = origin || '~') BEGIN
    DELETE FROM unshared WHERE section = 'revision' AND kind = new.kind AND id = new.id;
    INSERT INTO unshared (section, kind, id) VALUES ('revision', new.kind, new.id);
END;
CREATE TRIGGER revision_changed AFTER UPDATE ON revision
WHEN EXISTS (SELECT 1 FROM sharing WHERE origin = new.station OR substr(new.station, 1, length(origin) + 1) = origin || '~') BEGIN
    DELETE FROM unshared WHERE section = 'revision' AND kind = new.kind AND id = new.id;
    INSERT INTO unshared (section, kind, id) VALUES ('revision', new.kind, new.id);
END;

-- Which files of other stations are in here already.
CREATE TABLE taken_in (
    origin TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (origin, sha256)
) STRICT, WITHOUT ROWID;
