-- Room for what is news in an attached file, and for whom not to disturb.
PRAGMA temp_store = FILE;
CREATE TEMP TABLE IF NOT EXISTS news (place INTEGER PRIMARY KEY, section TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS at_work (student TEXT NOT NULL);
DELETE FROM temp.news;
DELETE FROM temp.at_work;
