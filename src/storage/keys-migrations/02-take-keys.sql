-- The wrapped key of each recording: deleting the row makes the sound unreadable for good.
CREATE TABLE take_key (
    take    TEXT PRIMARY KEY CHECK (length(take) = 36),
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
