-- What this station did not write last is not its own to share.
DELETE FROM unshared WHERE CASE section
    WHEN 'document' THEN NOT EXISTS (
        SELECT 1 FROM document AS d WHERE d.kind = unshared.kind AND d.id = unshared.id AND d.station = ?1)
    WHEN 'fact' THEN NOT EXISTS (
        SELECT 1 FROM fact AS f WHERE f.kind = unshared.kind AND f.id = unshared.id AND f.station = ?1)
    ELSE NOT EXISTS (
        SELECT 1 FROM revision AS r WHERE r.kind = unshared.kind AND r.id = unshared.id
            AND (r.station = ?1 OR substr(r.station, 1, length(?1) + 1) = ?1 || '~'))
END
