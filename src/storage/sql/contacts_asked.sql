-- Choosing a contact counts as asking, so that two students never prepare for the same person. Of each contact the last
-- choice and the last call, from the indexes alone; one school's times differ by an hour of offset at most, so that their
-- texts order them. The plus takes the column's affinity away, which would keep SQLite from using the index.
SELECT contact, student, at FROM (
    SELECT contact.id AS contact,
        (SELECT student FROM document INDEXED BY contact_chosen
         WHERE kind = 'interview' AND body ->> '$.contact_chosen_at' IS NOT NULL AND body ->> '$.contact' = +contact.id
         ORDER BY body ->> '$.contact_chosen_at' DESC LIMIT 1) AS student,
        (SELECT max(body ->> '$.contact_chosen_at') FROM document INDEXED BY contact_chosen
         WHERE kind = 'interview' AND body ->> '$.contact_chosen_at' IS NOT NULL AND body ->> '$.contact' = +contact.id) AS at
    FROM document AS contact WHERE contact.kind = 'contact'
    UNION ALL
    SELECT contact.id,
        (SELECT student FROM fact INDEXED BY contact_called WHERE kind = 'call' AND body ->> '$.contact' = +contact.id
         ORDER BY body ->> '$.at' DESC LIMIT 1),
        (SELECT max(body ->> '$.at') FROM fact INDEXED BY contact_called
         WHERE kind = 'call' AND body ->> '$.contact' = +contact.id)
    FROM document AS contact WHERE contact.kind = 'contact')
WHERE at IS NOT NULL
