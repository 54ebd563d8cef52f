-- Strikes what an earlier file holds already.
DELETE FROM temp.rows WHERE CASE section
    WHEN 'document' THEN EXISTS (SELECT 1 FROM before.document AS b WHERE b.kind = rows.kind AND b.id = rows.id)
    WHEN 'fact' THEN EXISTS (SELECT 1 FROM before.fact AS b WHERE b.kind = rows.kind AND b.id = rows.id)
    ELSE EXISTS (SELECT 1 FROM before.revision AS b WHERE b.kind = rows.kind AND b.id = rows.id AND b.station = rows.station)
END;
