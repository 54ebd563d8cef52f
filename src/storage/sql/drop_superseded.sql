-- Whose text stands has no other that lost.
DELETE FROM revision WHERE station = (SELECT d.station FROM document AS d WHERE d.kind = revision.kind AND d.id = revision.id)
