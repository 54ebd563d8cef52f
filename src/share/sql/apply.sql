INSERT INTO applied (station, epoch, generation, sha256, rows, applied_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (station, epoch) DO UPDATE SET generation = excluded.generation, sha256 = excluded.sha256, rows = excluded.rows
WHERE excluded.generation > applied.generation
