-- Drops texts whose own writer wrote upon them in the text that stands. One that merely lost to another station before its
-- writer wrote again is still to be offered.
DELETE FROM revision WHERE EXISTS (
    SELECT 1 FROM document AS d WHERE d.kind = revision.kind AND d.id = revision.id AND d.station = revision.station
        AND coalesce(d.seen ->> ('$."' || revision.station || '"'), 0) >= revision.rev)
