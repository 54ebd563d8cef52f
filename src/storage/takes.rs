//! Which recordings are to be destroyed.

use super::{StorageError, Store};
use crate::domain::{Day, Hold, Record, StudentId, Take};

/// A take nobody may hear any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueTake {
    /// The take.
    pub take: Take,
    /// Whether consent was taken back; else its day has come.
    pub withdrawn: bool,
}

impl Store {
    /// Lists the holds on a student's recordings that are open: nothing of them is destroyed.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn open_holds(&self, student: StudentId) -> Result<Vec<Hold>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/open_holds.sql"))?;
        let bodies = statement.query_map([student.0.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let read = |body: String| if let Ok(Record::Hold(hold)) = Record::read("hold", &body) { Some(hold) } else { None };
        Ok(bodies.into_iter().filter_map(read).collect())
    }

    /// Lists the takes whose day has come, and those that were taken back, at whatever station. Held ones are not among
    /// them. Those that are destroyed
    /// already are among them: only who has the keys knows.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn takes_due(&self, today: Day) -> Result<Vec<DueTake>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/takes_due.sql"))?;
        let rows = statement.query_map([today.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (body, withdrawn) = row?;
            if let Ok(Record::Take(take)) = Record::read("take", &body) {
                found.push(DueTake { take, withdrawn });
            }
        }
        Ok(found)
    }
}
