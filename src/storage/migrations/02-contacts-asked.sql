-- Who was asked when, by contact: read at every start, and never from the bodies of years of interviews and calls.
CREATE INDEX contact_chosen ON document (body ->> '$.contact', body ->> '$.contact_chosen_at', student)
    WHERE kind = 'interview' AND body ->> '$.contact_chosen_at' IS NOT NULL;
CREATE INDEX contact_called ON fact (body ->> '$.contact', body ->> '$.at', student) WHERE kind = 'call';
