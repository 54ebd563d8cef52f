-- How far each student is, as the desk shows it and the export tells it (v_students). The comments in capitals stand where
-- the desk asks for a few students only.
WITH
    newest AS (
        SELECT body ->> '$.quota' AS quota FROM document WHERE kind = 'campaign'
        ORDER BY body ->> '$.window_start' DESC, id DESC LIMIT 1
    ),
    stops AS (
        SELECT i.student, i.id, i.body ->> '$.number' AS number,
               coalesce(e.body ->> '$.handed_in_at' IS NOT NULL
                        AND t.body ->> '$.review' IN ('handed_in', 'released'), 0) AS finished,
               -- The same order as on the student's journey: a call that began and what was sent back go first.
               CASE
                   WHEN i.body ->> '$.ended_at' IS NOT NULL THEN 'look_back'
                   WHEN i.body ->> '$.started_at' IS NOT NULL THEN 'interview'
                   WHEN coalesce(q.body ->> '$.review', 'draft') NOT IN ('handed_in', 'released') THEN 'questions'
                   WHEN i.body ->> '$.booking' IS NULL THEN 'reach_out'
                   WHEN r.body ->> '$.passed_at' IS NULL AND NOT EXISTS (
                       SELECT 1 FROM document p WHERE p.interview = i.id AND p.kind = 'practice') THEN 'practice'
                   WHEN r.body ->> '$.passed_at' IS NULL THEN 'get_ready'
                   ELSE 'interview'
               END AS stop
        FROM document i
        LEFT JOIN document q ON q.kind = 'question_list' AND q.id = i.id
        LEFT JOIN document r ON r.kind = 'readiness' AND r.id = i.id
        LEFT JOIN document e ON e.kind = 'evaluation' AND e.id = i.id
        LEFT JOIN document t ON t.kind = 'thank_you' AND t.id = i.id
        WHERE i.kind = 'interview' /* AND i.student IS ASKED FOR */
    ),
    progress AS (SELECT student, count(*) AS interviews, sum(finished) AS finished FROM stops GROUP BY student),
    unfinished AS (
        SELECT student, stop, row_number() OVER (PARTITION BY student ORDER BY number, id) AS place
        FROM stops WHERE NOT finished
    ),
    held AS (
        SELECT student, count(*) AS held FROM document
        WHERE kind = 'interview' AND body ->> '$.ended_at' IS NOT NULL /* AND student IS ASKED FOR */ GROUP BY student
    ),
    calls AS (
        SELECT student, unixepoch(body ->> '$.at') AS at,
               body ->> '$.outcome' IN ('booked', 'interview_now') AS succeeded
        FROM fact WHERE kind = 'call' /* AND student IS ASKED FOR */
    ),
    success AS (SELECT student, max(at) AS at FROM calls WHERE succeeded GROUP BY student),
    failures AS (
        SELECT calls.student, count(*) AS calls FROM calls LEFT JOIN success ON success.student = calls.student
        WHERE NOT calls.succeeded AND (success.at IS NULL OR calls.at > success.at) GROUP BY calls.student
    ),
    -- A quota is at least one (see the campaign), also where no campaign is known yet.
    owes AS (
        SELECT s.id, max(coalesce(c.body ->> '$.quota', (SELECT quota FROM newest), 1), 1) AS owed
        FROM document s LEFT JOIN document c ON c.kind = 'campaign' AND c.id = s.body ->> '$.campaign'
        WHERE s.kind = 'student' /* AND s.id IS ASKED FOR */
    )
SELECT
    s.id AS student,
    coalesce(nullif(s.body ->> '$.school_id', ''), s.id) AS student_id,
    s.body ->> '$.first_name' AS first_name,
    s.body ->> '$.last_name' AS last_name,
    s.body ->> '$.class' AS class,
    s.body ->> '$.teacher' AS teacher,
    s.body ->> '$.language' AS language,
    CASE
        WHEN coalesce(progress.finished, 0) >= owes.owed THEN 'done'
        WHEN n.id IS NULL AND progress.interviews IS NULL THEN 'new'
        WHEN NOT coalesce(n.body ->> '$.done', 0) THEN 'interest'
        ELSE coalesce(unfinished.stop, 'questions')
    END AS stage,
    coalesce(held.held, 0) AS interviews_done,
    owes.owed AS interviews_owed,
    coalesce(failures.calls, 0) >= 3 AS stuck
FROM document s
JOIN owes ON owes.id = s.id
LEFT JOIN document n ON n.kind = 'interest' AND n.id = s.id
LEFT JOIN progress ON progress.student = s.id
LEFT JOIN unfinished ON unfinished.student = s.id AND unfinished.place = 1
LEFT JOIN held ON held.student = s.id
LEFT JOIN failures ON failures.student = s.id
WHERE s.kind = 'student'
