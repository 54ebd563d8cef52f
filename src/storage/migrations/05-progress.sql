-- How far each student is and what waits for a teacher, kept at hand so that the desk need not read years of work. Both follow
-- from the records, are made anew for the students in `stale`, and are shared with nobody.
CREATE TABLE progress (
    student      TEXT PRIMARY KEY,
    stage        TEXT NOT NULL,
    held         INTEGER NOT NULL,
    owed         INTEGER NOT NULL,
    stuck        INTEGER NOT NULL CHECK (stuck IN (0, 1)),
    -- The first day on which they promised to phone somebody again, and have not since.
    call_back_on TEXT,
    -- When the next interview that is booked and was not held begins.
    booked_at    TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE handed_in (
    kind      TEXT NOT NULL,
    interview TEXT NOT NULL,
    student   TEXT NOT NULL,
    PRIMARY KEY (kind, interview)
) STRICT, WITHOUT ROWID;
CREATE INDEX handed_in_student ON handed_in (student);

CREATE TABLE stale (student TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO stale SELECT id FROM document WHERE kind = 'student';

-- What an upsert does with a conflict would rule a trigger's INSERT too, so these look first.
CREATE TRIGGER stale_added AFTER INSERT ON document
WHEN new.kind IN ('student', 'interest', 'interview', 'question_list', 'practice', 'readiness', 'thank_you', 'evaluation')
BEGIN
    INSERT INTO stale SELECT new.student WHERE new.student IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale WHERE student = new.student);
END;
CREATE TRIGGER stale_changed AFTER UPDATE ON document
WHEN new.kind IN ('student', 'interest', 'interview', 'question_list', 'practice', 'readiness', 'thank_you', 'evaluation')
BEGIN
    INSERT INTO stale SELECT new.student WHERE new.student IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale WHERE student = new.student);
    INSERT INTO stale SELECT old.student WHERE old.student IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale WHERE student = old.student);
END;
CREATE TRIGGER stale_deleted AFTER DELETE ON document
WHEN old.kind IN ('student', 'interest', 'interview', 'question_list', 'practice', 'readiness', 'thank_you', 'evaluation')
BEGIN
    INSERT INTO stale SELECT old.student WHERE old.student IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale WHERE student = old.student);
END;
-- A campaign tells how many interviews everybody owes.
CREATE TRIGGER stale_campaign_added AFTER INSERT ON document WHEN new.kind = 'campaign'
BEGIN
    INSERT INTO stale SELECT id FROM document WHERE kind = 'student' AND id NOT IN (SELECT student FROM stale);
END;
CREATE TRIGGER stale_campaign_changed AFTER UPDATE ON document WHEN new.kind = 'campaign'
BEGIN
    INSERT INTO stale SELECT id FROM document WHERE kind = 'student' AND id NOT IN (SELECT student FROM stale);
END;
CREATE TRIGGER stale_called AFTER INSERT ON fact WHEN new.kind = 'call'
BEGIN
    INSERT INTO stale SELECT new.student WHERE new.student IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale WHERE student = new.student);
END;
CREATE TRIGGER stale_call_changed AFTER UPDATE ON fact WHEN new.kind = 'call'
BEGIN
    INSERT INTO stale SELECT new.student WHERE new.student IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale WHERE student = new.student);
END;
CREATE TRIGGER stale_call_deleted AFTER DELETE ON fact WHEN old.kind = 'call'
BEGIN
    INSERT INTO stale SELECT old.student WHERE old.student IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stale WHERE student = old.student);
END;
