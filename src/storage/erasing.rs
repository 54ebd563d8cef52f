//! The end of a student's records on this station.

use crate::domain::{Because, Erasure, Record, RecordId, Student, StudentId, Take, Withdrawal};
use crate::storage::chain;
use crate::storage::database::SECTIONS;
use crate::storage::error::StorageError;
use crate::storage::sharing::OWN;
use crate::storage::store::Store;
use rusqlite::{OptionalExtension, params};

/// How far a station's own work has to be written anew because something of it was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal(i64);

impl Store {
    /// Notes that the records of students are erased, wherever that was decided; gives how many of them were not known.
    /// Their records are still there: see [`Store::erase`].
    ///
    /// # Errors
    /// When it can't be written; then nothing of it is.
    pub fn note_erased<'a>(&mut self, erasures: impl IntoIterator<Item = &'a Erasure>) -> Result<usize, StorageError> {
        self.transact(|transaction| {
            let mut insert = transaction.prepare_cached(include_str!("sql/note_erased.sql"))?;
            let mut new = 0;
            for one in erasures {
                new += insert.execute(params![one.student.to_string(), one.because.key(), one.day.to_string()])?;
            }
            Ok(new)
        })
    }

    /// Lists the students whose records are erased, here or anywhere.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn erased(&self) -> Result<Vec<Erasure>, StorageError> {
        self.erasures("SELECT student, because, day FROM erased ORDER BY student")
    }

    /// Lists the students of whom nothing is left on this station.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn erased_here(&self) -> Result<Vec<Erasure>, StorageError> {
        self.erasures("SELECT student, because, day FROM erased WHERE done = 1 ORDER BY student")
    }

    fn erasures(&self, sql: &str) -> Result<Vec<Erasure>, StorageError> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (student, because, day) = row?;
            // An id or a day that is none can only come from a newer program; what it erased is erased all the same.
            let Ok(student) = student.parse() else { continue };
            found.push(Erasure {
                student: StudentId(student),
                because: Because::from_key(&because).unwrap_or(Because::Asked),
                day: day.parse().unwrap_or_default(),
            });
        }
        Ok(found)
    }

    /// Lists the students whose records are erased and of whom something is left here.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn to_erase(&self) -> Result<Vec<StudentId>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/to_erase.sql"))?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(rows.iter().filter_map(|student| student.parse().ok()).map(StudentId).collect())
    }

    /// Gives a student's own record.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn student(&self, student: StudentId) -> Result<Option<Student>, StorageError> {
        let sql = "SELECT body FROM document WHERE kind = 'student' AND id = ?1";
        let body = self.connection().query_row(sql, [student.to_string()], |row| row.get::<_, String>(0)).optional()?;
        Ok(body.and_then(|body| if let Ok(Record::Student(one)) = Record::read("student", &body) { Some(one) } else { None }))
    }

    /// Lists the recordings of a student.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn takes_of(&self, student: StudentId) -> Result<Vec<Take>, StorageError> {
        let sql = "SELECT body FROM document WHERE student = ?1 AND kind = 'take' ORDER BY id";
        let mut statement = self.connection().prepare_cached(sql)?;
        let bodies = statement.query_map([student.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let read = |body: String| if let Ok(Record::Take(take)) = Record::read("take", &body) { Some(take) } else { None };
        Ok(bodies.into_iter().filter_map(read).collect())
    }

    /// Lists the names of the files of a student that were put into the outbox.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn letters_of(&self, student: StudentId) -> Result<Vec<String>, StorageError> {
        let sql = "SELECT body ->> '$.outbox_file' FROM document WHERE student = ?1 AND coalesce(body ->> '$.outbox_file', '') <> ''
                   UNION SELECT body ->> '$.outbox_file' FROM revision WHERE student = ?1 AND coalesce(body ->> '$.outbox_file', '') <> ''";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_map([student.to_string()], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()?)
    }

    /// Lists, for a student whose voice is in other students' recordings, what taking it back comes to: a withdrawal for
    /// each practice of another student in which they answered and that nobody took back yet. The ids are made of what they
    /// are about, so that two stations that do it do it once.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn voice_elsewhere(&self, erasure: &Erasure, at: crate::domain::Moment) -> Result<Vec<Withdrawal>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/voice_elsewhere.sql"))?;
        let bodies = statement.query_map([erasure.student.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let withdrawals = bodies.into_iter().filter_map(|body| {
            let Ok(Record::Consent(one)) = Record::read("consent", &body) else { return None };
            Some(Withdrawal {
                id: RecordId::from_school("erasure", &format!("{}/{}", one.practice, erasure.student)),
                practice: one.practice,
                interview: one.interview,
                student: one.student,
                voice: one.voice,
                through: None,
                voice_asked: false,
                at,
            })
        });
        Ok(withdrawals.collect())
    }

    /// Erases every record of a student, and leaves no trace of them in the database or its write-ahead log. Where some of
    /// them were this station's own to share, see [`Store::renewal`]. Before that everything of them that is no record has
    /// to be gone.
    ///
    /// # Errors
    /// When it can't be written, or somebody else reads the database, which keeps its log from being emptied; it can be
    /// done again.
    pub fn erase(&mut self, student: StudentId) -> Result<(), StorageError> {
        let (student, station) = (student.to_string(), self.station().to_owned());
        self.transact(|transaction| {
            chain::forget(transaction, &student)?;
            let mut own = false;
            for section in SECTIONS {
                let sql = format!("SELECT EXISTS (SELECT 1 FROM {section} WHERE student = ?2 AND {OWN})");
                own |= transaction.query_row(&sql, [&station, &student], |row| row.get::<_, bool>(0))?;
                transaction.execute(&format!("DELETE FROM {section} WHERE student = ?1"), [&student])?;
            }
            // What follows from the records, and the note that it changed.
            for table in ["progress", "handed_in", "stale"] {
                transaction.execute(&format!("DELETE FROM {table} WHERE student = ?1"), [&student])?;
            }
            if own {
                transaction.execute("INSERT INTO renewal DEFAULT VALUES", [])?;
            }
            Ok(())
        })?;
        // Deleted content is overwritten in its page; this brings the page into the file.
        if self.connection().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))? {
            return Err(StorageError::Busy);
        }
        self.connection().execute("UPDATE erased SET done = 1 WHERE student = ?1", [&student])?;
        Ok(())
    }

    /// Asks for all of this station's own work to be written anew, where anybody's records were erased.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn ask_for_renewal(&mut self) -> Result<(), StorageError> {
        self.connection().execute("INSERT INTO renewal SELECT NULL WHERE EXISTS (SELECT 1 FROM erased)", [])?;
        Ok(())
    }

    /// Tells whether all of this station's own work has to be written anew, and up to what was erased till now.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn renewal(&self) -> Result<Option<Renewal>, StorageError> {
        Ok(self.connection().query_row("SELECT max(number) FROM renewal", [], |row| row.get::<_, Option<i64>>(0))?.map(Renewal))
    }

    /// Notes that all of this station's own work was written anew, and that nothing older is left on the share.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn renewed(&mut self, up_to: Renewal) -> Result<(), StorageError> {
        self.connection().execute("DELETE FROM renewal WHERE number <= ?1", [up_to.0])?;
        Ok(())
    }
}
