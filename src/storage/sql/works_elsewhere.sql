-- Whether a student sat at another station, which only they themselves can have done.
SELECT EXISTS (
    SELECT 1 FROM document WHERE student = ?1 AND station <> ?2
        AND kind IN ('interest', 'interview', 'call_plan', 'note', 'recap', 'live', 'reflection'))
