-- Students whose records are erased and of whom something is left: not dealt with yet, or come back by a write on its way.
SELECT student FROM erased AS e
WHERE done = 0
    OR EXISTS (SELECT 1 FROM document AS d WHERE d.student = e.student)
    OR EXISTS (SELECT 1 FROM fact AS f WHERE f.student = e.student)
    OR EXISTS (SELECT 1 FROM revision AS r WHERE r.student = e.student)
ORDER BY student
