-- Counts the rows that arrived and that the merged file does not hold: a text stands or is among those that lost,
-- unless its own writer wrote over it, or it is of somebody whose records are erased.
SELECT (SELECT count(*) FROM temp.arrived_document AS i
        LEFT JOIN main.document AS m ON m.kind = i.kind AND m.id = i.id AND m.station = i.station AND m.rev >= i.rev
        WHERE m.id IS NULL AND (i.student IS NULL OR i.student NOT IN (SELECT student FROM temp.spared)) AND NOT EXISTS (
            SELECT 1 FROM main.revision AS r WHERE r.kind = i.kind AND r.id = i.id AND r.station = i.station AND r.rev >= i.rev))
     + (SELECT count(*) FROM temp.arrived_revision AS i
        LEFT JOIN main.revision AS r ON r.kind = i.kind AND r.id = i.id AND r.station = i.station AND r.rev >= i.rev
        WHERE r.id IS NULL AND (i.student IS NULL OR i.student NOT IN (SELECT student FROM temp.spared)) AND NOT EXISTS (
            SELECT 1 FROM main.document AS m WHERE m.kind = i.kind AND m.id = i.id AND m.station = i.station AND m.rev >= i.rev))
     + (SELECT count(*) FROM temp.arrived_fact AS i
        LEFT JOIN main.fact AS m ON m.kind = i.kind AND m.id = i.id
        WHERE m.id IS NULL AND (i.student IS NULL OR i.student NOT IN (SELECT student FROM temp.spared)))
