-- What never leaves the station: PINs, tries, keys, and who was in the middle of what.
CREATE TABLE pin (
    person TEXT PRIMARY KEY CHECK (length(person) = 36),
    hash   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `left_ms` counts down while the station runs; no clock on the wall is asked.
CREATE TABLE pin_tries (
    person  TEXT PRIMARY KEY CHECK (length(person) = 36),
    wrong   INTEGER NOT NULL CHECK (wrong >= 0),
    left_ms INTEGER NOT NULL CHECK (left_ms >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- At most one row: the student who is signed in, and where they are.
CREATE TABLE open_session (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    place TEXT NOT NULL CHECK (json_valid(place))
) STRICT;
