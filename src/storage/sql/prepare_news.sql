-- Room for what is news in an attached file, and for whom to leave out.
PRAGMA temp_store = FILE;
CREATE TEMP TABLE IF NOT EXISTS news (place INTEGER PRIMARY KEY, section TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS spared (student TEXT PRIMARY KEY) WITHOUT ROWID;
DELETE FROM temp.news;
DELETE FROM temp.spared;
