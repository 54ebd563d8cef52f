-- What adults did at this station, in its order, each entry chained to the one before: so that none of it can be left out or
-- changed later without its showing. The entries themselves are facts of the kind 'audit'.
CREATE TABLE log (
    number  INTEGER PRIMARY KEY CHECK (number > 0),
    entry   TEXT NOT NULL UNIQUE CHECK (length(entry) = 36),
    -- Chance, without which nobody can guess the entry from its hash; gone with the entry when a student's records are erased.
    salt    BLOB CHECK (length(salt) = 16),
    -- SHA-256 over the salt and the entry's content.
    content BLOB NOT NULL CHECK (length(content) = 32),
    -- SHA-256 over the hash before, the entry's id and `content`.
    hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
