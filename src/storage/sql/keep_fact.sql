INSERT INTO fact (kind, id, student, interview, station, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (kind, id) DO NOTHING
