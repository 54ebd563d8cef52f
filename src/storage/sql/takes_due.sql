-- Takes whose day has come, and takes of a practice that somebody took their consent to back. While a hold on the
-- student's recordings is open, none of them is due. The lists are made once: no take looks through all of them.
SELECT body, withdrawn FROM (
    SELECT body, student,
        body ->> '$.practice' IN (SELECT body ->> '$.practice' FROM fact WHERE kind = 'withdrawal') AS withdrawn
    FROM document WHERE kind = 'take')
WHERE (withdrawn OR body ->> '$.destroy_on' <= ?1) AND student NOT IN (
    SELECT student FROM fact WHERE kind = 'hold' AND student IS NOT NULL AND id NOT IN (
        SELECT body ->> '$.hold' FROM fact WHERE kind = 'hold_lifted' AND body ->> '$.hold' IS NOT NULL))
