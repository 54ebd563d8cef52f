-- Everything a school knows, in two shapes (see src/domain/record.rs).
-- `document`: written again by its author; the larger (rev, station, hash) wins wherever two meet.
-- `fact`: written once, never changed.
-- Ids are UUIDs as text, so that a person reading the file can follow them.
CREATE TABLE document (
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL CHECK (length(id) = 36),
    student   TEXT,
    interview TEXT,
    rev       INTEGER NOT NULL CHECK (rev > 0),
    station   TEXT NOT NULL,
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    body      TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_student ON document (student) WHERE student IS NOT NULL;
CREATE INDEX document_interview ON document (interview, kind) WHERE interview IS NOT NULL;

CREATE TABLE fact (
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL CHECK (length(id) = 36),
    student   TEXT,
    interview TEXT,
    station   TEXT NOT NULL,
    body      TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_student ON fact (student) WHERE student IS NOT NULL;
CREATE INDEX fact_interview ON fact (interview, kind) WHERE interview IS NOT NULL;

-- Texts that lost against a larger revision: never dropped, offered to their author.
CREATE TABLE revision (
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL CHECK (length(id) = 36),
    student TEXT,
    rev     INTEGER NOT NULL,
    station TEXT NOT NULL,
    hash    BLOB NOT NULL CHECK (length(hash) = 32),
    body    TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (kind, id, hash)
) STRICT, WITHOUT ROWID;
