SELECT EXISTS (SELECT 1 FROM document WHERE station <> ?1)
    OR EXISTS (SELECT 1 FROM fact WHERE station <> ?1)
    OR EXISTS (SELECT 1 FROM revision WHERE station <> ?1 AND substr(station, 1, length(?1) + 1) <> ?1 || '~')
