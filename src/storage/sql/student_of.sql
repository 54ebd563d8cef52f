SELECT student FROM document WHERE kind = 'interview' AND id = ?1;
