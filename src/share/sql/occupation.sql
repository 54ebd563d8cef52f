-- Titles for the codes that contacts carry, so that a reader of the export needs no other list.
CREATE TABLE occupation (
    code  TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL
) STRICT, WITHOUT ROWID;
