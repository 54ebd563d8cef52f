-- Which generation of which station a combined file was made of.
CREATE TABLE applied (
    station    TEXT NOT NULL,
    epoch      TEXT NOT NULL,
    generation INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    rows       INTEGER NOT NULL,
    applied_at TEXT NOT NULL,
    PRIMARY KEY (station, epoch)
) STRICT, WITHOUT ROWID;
-- What the nights of each station came to, as far as it has told.
CREATE TABLE night (
    station  TEXT NOT NULL,
    epoch    TEXT NOT NULL,
    at       TEXT NOT NULL,
    stations INTEGER,
    news     INTEGER NOT NULL,
    said     TEXT NOT NULL,
    PRIMARY KEY (station, epoch, at)
) STRICT, WITHOUT ROWID;
