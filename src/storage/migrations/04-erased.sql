-- Students whose records are erased, for ever and at every station. Only ids: who has no roster learns nothing from them.
CREATE TABLE erased (
    student TEXT PRIMARY KEY CHECK (length(student) = 36),
    because TEXT NOT NULL,
    day     TEXT NOT NULL,
    -- Whether nothing of them is left on this station.
    done    INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))
) STRICT, WITHOUT ROWID;

-- A row whenever records of this station itself were erased: until all of its work is written anew, files on the share
-- still hold them.
CREATE TABLE renewal (number INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;
