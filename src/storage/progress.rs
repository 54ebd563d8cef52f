//! How far each student is and what waits for a teacher: kept at hand in `station.db`, and made anew for those of whom
//! something changed since. Triggers note them, so that no way of writing records can forget it.

use super::{StorageError, Store};
use crate::domain::{Day, Moment, Overview, Stage, StudentId};
use uuid::Uuid;

/// Tells in SQL how far each student is. The export's view of the students is made of it.
pub const STUDENTS: &str = include_str!("sql/students.sql");

/// Something a student handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// The kind of record.
    pub kind: String,
    /// Whose.
    pub student: Uuid,
    /// For which interview.
    pub interview: Uuid,
}

/// Gives [`STUDENTS`] for those in `stale` only.
fn students_changed() -> String {
    STUDENTS.split("/* AND ").fold(String::new(), |sql, part| match part.split_once(" IS ASKED FOR */") {
        Some((column, rest)) => format!("{sql}AND {column} IN (SELECT student FROM stale){rest}"),
        None => sql + part,
    })
}

impl Store {
    /// Brings what is kept of the students up to date, at the cost of those of whom something changed.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub fn refresh_progress(&mut self) -> Result<(), StorageError> {
        if !self.connection().query_row("SELECT EXISTS (SELECT 1 FROM stale)", [], |row| row.get::<_, bool>(0))? {
            return Ok(());
        }
        self.transact(|transaction| {
            for table in ["progress", "handed_in"] {
                transaction.execute(&format!("DELETE FROM {table} WHERE student IN (SELECT student FROM stale)"), [])?;
            }
            let sql = format!(
                "INSERT INTO progress (student, stage, held, owed, stuck)
                 SELECT student, stage, interviews_done, interviews_owed, stuck FROM ({})",
                students_changed()
            );
            transaction.execute(&sql, [])?;
            transaction.execute(include_str!("sql/dates_before_them.sql"), [])?;
            transaction.execute(include_str!("sql/handed_in.sql"), [])?;
            transaction.execute("DELETE FROM stale", [])?;
            Ok(())
        })
    }

    /// Reads how far each student is. A call-back counts as missed from the day after it was promised.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub fn overview(&mut self, today: Day) -> Result<Vec<Overview>, StorageError> {
        self.refresh_progress()?;
        let mut statement =
            self.connection().prepare_cached("SELECT student, stage, held, owed, stuck, call_back_on, booked_at FROM progress")?;
        let rows = statement.query_map([], |row| {
            let (student, stage): (String, String) = (row.get(0)?, row.get(1)?);
            let dates: (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
            Ok((student, stage, row.get(2)?, row.get(3)?, row.get(4)?, dates))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (id, stage, held, owed, stuck, (call_back_on, booked_at)) = row?;
            let booked_at = booked_at.and_then(|at| Moment::parse_from_rfc3339(&at).ok());
            let call_back_missed = call_back_on.and_then(|day| day.parse().ok()).filter(|day| *day < today);
            if let (Ok(student), Some(stage)) = (id.parse(), Stage::parse(&stage)) {
                found.push(Overview { student: StudentId(student), stage, held, owed, stuck, call_back_missed, booked_at });
            }
        }
        Ok(found)
    }

    /// Reads what students handed in: question lists first, for they hold their authors up, then thank-you notes, then
    /// evaluations nobody has read yet.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub fn handed_in(&mut self) -> Result<Vec<HandedIn>, StorageError> {
        self.refresh_progress()?;
        let mut statement = self.connection().prepare_cached(
            "SELECT kind, student, interview FROM handed_in
             ORDER BY CASE kind WHEN 'question_list' THEN 0 WHEN 'thank_you' THEN 1 ELSE 2 END, student, interview",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (kind, student, interview) = row?;
            if let (Ok(student), Ok(interview)) = (student.parse(), interview.parse()) {
                found.push(HandedIn { kind, student, interview });
            }
        }
        Ok(found)
    }
}
