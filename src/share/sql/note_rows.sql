-- What is in this file, row by row.
CREATE TEMP TABLE rows (section TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, station TEXT);
INSERT INTO temp.rows SELECT 'document', kind, id, NULL FROM main.document;
INSERT INTO temp.rows SELECT 'fact', kind, id, NULL FROM main.fact;
INSERT INTO temp.rows SELECT 'revision', kind, id, station FROM main.revision;
