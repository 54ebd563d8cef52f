-- The views others rely on: names, columns and their order stay as they are; only additions are allowed.
-- They must work in SQLite 3.38 and newer, which is what people open the file with.
-- `student_id` is the school's own id everywhere, the record's where the school gave none. Moments are compared as
-- moments (julianday, unixepoch), because two texts with different offsets don't sort.

CREATE VIEW v_interviews AS
SELECT
    i.id AS interview_id,
    coalesce(nullif(s.body ->> '$.school_id', ''), i.student) AS student_id,
    c.body ->> '$.employer' AS employer,
    c.body ->> '$.employee' AS employee,
    coalesce(o.title, c.body ->> '$.career') AS career,
    CASE
        WHEN e.body ->> '$.handed_in_at' IS NOT NULL THEN 'done'
        WHEN i.body ->> '$.ended_at' IS NOT NULL THEN 'held'
        WHEN r.body ->> '$.passed_at' IS NOT NULL THEN 'ready'
        WHEN i.body ->> '$.booking' IS NOT NULL THEN 'booked'
        WHEN i.body ->> '$.contact' IS NOT NULL THEN 'reaching_out'
        ELSE 'planned'
    END AS status,
    i.body ->> '$.booking.starts' AS scheduled_for,
    i.body ->> '$.booking.minutes' AS minutes,
    i.body ->> '$.booking.medium' AS medium,
    i.station AS station
FROM document i
LEFT JOIN document s ON s.kind = 'student' AND s.id = i.student
LEFT JOIN document c ON c.kind = 'contact' AND c.id = i.body ->> '$.contact'
LEFT JOIN occupation o ON o.code = c.body ->> '$.career'
LEFT JOIN document r ON r.kind = 'readiness' AND r.id = i.id
LEFT JOIN document e ON e.kind = 'evaluation' AND e.id = i.id
WHERE i.kind = 'interview';

CREATE VIEW v_calls AS
SELECT
    f.id AS call_id,
    coalesce(nullif(s.body ->> '$.school_id', ''), f.student) AS student_id,
    f.body ->> '$.employer' AS employer,
    f.body ->> '$.at' AS at,
    f.body ->> '$.outcome' AS outcome,
    f.body ->> '$.next_step' AS next_step,
    f.body ->> '$.next_on' AS next_on,
    f.body ->> '$.felt' AS felt
FROM fact f
LEFT JOIN document s ON s.kind = 'student' AND s.id = f.student
WHERE f.kind = 'call';

CREATE VIEW v_questions AS
SELECT
    q.id AS interview_id,
    one.key + 1 AS position,
    one.value ->> '$.category' AS category,
    one.value ->> '$.text' AS question,
    EXISTS (SELECT 1 FROM json_each(l.body, '$.asked') a WHERE a.value = one.value ->> '$.id') AS asked
FROM document q
JOIN json_each(q.body, '$.questions') one
LEFT JOIN document l ON l.kind = 'live' AND l.id = q.id
WHERE q.kind = 'question_list';

-- A mark that was taken off again no longer counts: of each question and tag the latest is looked at.
CREATE VIEW v_notes AS
WITH
    places AS (
        SELECT q.id AS interview, one.value ->> '$.id' AS question, one.key + 1 AS position
        FROM document q JOIN json_each(q.body, '$.questions') one WHERE q.kind = 'question_list'
    ),
    marks AS (
        SELECT interview, coalesce(body ->> '$.question', '') AS question, body ->> '$.tag' AS tag,
               coalesce(body ->> '$.off', 0) AS off,
               row_number() OVER (
                   PARTITION BY interview, body ->> '$.question', body ->> '$.tag'
                   ORDER BY julianday(body ->> '$.at') DESC, id DESC) AS age
        FROM fact WHERE kind = 'mark'
    ),
    tags AS (
        SELECT interview, question, group_concat(tag, ', ') AS tag
        FROM (SELECT interview, question, tag FROM marks WHERE age = 1 AND NOT off ORDER BY interview, question, tag)
        GROUP BY interview, question
    )
SELECT
    n.interview AS interview_id,
    places.position AS position,
    n.body ->> '$.text' AS note,
    tags.tag AS tag,
    n.body ->> '$.at_second' AS at_second
FROM document n
LEFT JOIN places ON places.interview = n.interview AND places.question = n.body ->> '$.question'
LEFT JOIN tags ON tags.interview = n.interview AND tags.question = coalesce(n.body ->> '$.question', '')
WHERE n.kind = 'note';

-- The averages of the rubric's levels, 1 to 4: only what a rater was done with. NULL where nobody rated.
CREATE VIEW v_practice AS
WITH rated AS (
    SELECT r.body ->> '$.practice' AS practice, r.body ->> '$.rater' = 'asker' AS own, avg(level.value) AS average
    FROM document r JOIN json_each(r.body, '$.levels') level
    WHERE r.kind = 'practice_rating' AND r.body ->> '$.done_at' IS NOT NULL
    GROUP BY 1, 2
)
SELECT
    p.id AS practice_id,
    coalesce(nullif(s.body ->> '$.school_id', ''), p.student) AS student_id,
    p.body ->> '$.with' AS teacher,
    p.body ->> '$.at' AS at,
    p.body ->> '$.minutes' AS minutes,
    p.body ->> '$.recorded' AS recorded,
    own.average AS self_rating_average,
    adult.average AS teacher_rating_average
FROM document p
LEFT JOIN rated own ON own.practice = p.id AND own.own
LEFT JOIN rated adult ON adult.practice = p.id AND NOT adult.own
LEFT JOIN document s ON s.kind = 'student' AND s.id = p.student
WHERE p.kind = 'practice';

CREATE VIEW v_evaluations AS
SELECT
    e.id AS interview_id,
    coalesce(nullif(s.body ->> '$.school_id', ''), e.student) AS student_id,
    e.body ->> '$.handed_in_at' AS handed_in_at,
    e.body ->> '$.ratings.preparation' AS preparation,
    e.body ->> '$.ratings.making_contact' AS making_contact,
    e.body ->> '$.ratings.questions' AS questions,
    e.body ->> '$.ratings.listening' AS listening,
    e.body ->> '$.ratings.time' AS time,
    e.body ->> '$.ratings.manners' AS manners,
    e.body ->> '$.ratings.learned_career' AS learned_career,
    e.body ->> '$.ratings.learned_path' AS learned_path,
    e.body ->> '$.interest_before' AS interest_before,
    e.body ->> '$.interest_after' AS interest_after,
    e.body ->> '$.next' AS next,
    coalesce((
        SELECT group_concat(value, char(10))
        FROM (SELECT key, value FROM json_each(e.body, '$.answers')
              WHERE key IN ('takeaway_1', 'takeaway_2', 'takeaway_3') AND trim(value) <> '' ORDER BY key)
    ), '') AS takeaways,
    e.body ->> '$.answers.school_should_change' AS school_should_change
FROM document e
LEFT JOIN document s ON s.kind = 'student' AND s.id = e.student
WHERE e.kind = 'evaluation';

CREATE VIEW v_thank_yous AS
SELECT
    t.id AS interview_id,
    coalesce(nullif(s.body ->> '$.school_id', ''), t.student) AS student_id,
    t.body ->> '$.review' AS status,
    t.body ->> '$.released_at' AS released_at
FROM document t
LEFT JOIN document s ON s.kind = 'student' AND s.id = t.student
WHERE t.kind = 'thank_you';

-- What an employer may be told: only what was handed in, and only where the student said so.
CREATE VIEW v_quotes AS
SELECT
    e.id AS interview_id,
    c.body ->> '$.employer' AS employer,
    a.value AS quote,
    p.value AS permission
FROM document e
JOIN json_each(e.body, '$.permissions') p
JOIN json_each(e.body, '$.answers') a ON a.key = p.key
LEFT JOIN document i ON i.kind = 'interview' AND i.id = e.id
LEFT JOIN document c ON c.kind = 'contact' AND c.id = i.body ->> '$.contact'
WHERE e.kind = 'evaluation'
  AND e.body ->> '$.handed_in_at' IS NOT NULL
  AND p.key IN ('takeaway_1', 'takeaway_2', 'takeaway_3', 'surprise')
  AND p.value IN ('yes', 'without_name')
  AND trim(a.value) <> '';

CREATE VIEW v_contacts AS
WITH
    called AS (
        SELECT body ->> '$.contact' AS contact, body ->> '$.at' AS at,
               row_number() OVER (PARTITION BY body ->> '$.contact' ORDER BY unixepoch(body ->> '$.at') DESC, id DESC) AS age
        FROM fact WHERE kind = 'call'
    )
SELECT
    c.id AS contact_id,
    c.body ->> '$.employer' AS employer,
    c.body ->> '$.employee' AS employee,
    coalesce(o.title, c.body ->> '$.career') AS career,
    c.body ->> '$.phone' AS phone,
    c.body ->> '$.email' AS email,
    c.body ->> '$.volunteer' AS volunteer,
    c.body ->> '$.do_not_contact' AS do_not_contact,
    substr(called.at, 1, 10) AS last_contacted_on
FROM document c
LEFT JOIN called ON called.contact = c.id AND called.age = 1
LEFT JOIN occupation o ON o.code = c.body ->> '$.career'
WHERE c.kind = 'contact';

-- What each voice of a practice said last, under the student whose practice it is; whose voice it was stays out of it.
CREATE VIEW v_consents AS
WITH
    said AS (
        SELECT id, student, body, body ->> '$.practice' AS practice,
               row_number() OVER (
                   PARTITION BY body ->> '$.practice', body ->> '$.voice'
                   ORDER BY julianday(body ->> '$.given_at') DESC, id DESC) AS age
        FROM fact WHERE kind = 'consent'
    )
SELECT
    coalesce(nullif(s.body ->> '$.school_id', ''), said.student) AS student_id,
    said.practice AS practice_id,
    said.body ->> '$.given_at' AS given,
    (SELECT w.body ->> '$.at' FROM fact w
     WHERE w.kind = 'withdrawal' AND w.body ->> '$.practice' = said.practice
     ORDER BY julianday(w.body ->> '$.at'), w.id LIMIT 1) AS withdrawn,
    coalesce((SELECT group_concat(value, ', ') FROM (SELECT value FROM json_each(said.body, '$.uses') ORDER BY value)), '') AS uses
FROM said
LEFT JOIN document s ON s.kind = 'student' AND s.id = said.student
WHERE said.age = 1;

CREATE VIEW v_applied AS
SELECT station, epoch, generation, sha256, rows, applied_at FROM applied;

-- A night that failed has no number of stations.
CREATE VIEW v_nights AS
SELECT station, epoch, at, stations, news AS new_rows, said FROM night;
