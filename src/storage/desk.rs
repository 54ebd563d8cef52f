//! What the desk and the booking ask of `station.db`, about this station alone.

use super::{StorageError, Store};
use crate::domain::{ContactId, Day, Help, Moment, Overview, Record, Stage, StudentId};
use std::collections::HashMap;

/// Tells in SQL how far each student is. The export's view of the students is made of it.
pub const STUDENTS: &str = include_str!("sql/students.sql");

/// A draft in the outbox, and the contact it goes to.
pub type Lying = (Record, Option<ContactId>);

impl Store {
    /// Reads every silent call for an adult made at this station, and every end of one.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn help(&self) -> Result<Vec<Help>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/help_here.sql"))?;
        let rows = statement.query_map([self.station()], |row| row.get::<_, String>(0))?;
        let mut calls = Vec::new();
        for body in rows {
            if let Ok(Record::Help(call)) = Record::read("help", &body?) {
                calls.push(call);
            }
        }
        Ok(calls)
    }

    /// Reads the drafts that lie in an outbox and were not sent.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn letters(&self) -> Result<Vec<Lying>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/letters.sql"))?;
        let rows =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?)))?;
        let mut letters = Vec::new();
        for row in rows {
            let (kind, body, contact) = row?;
            if let Ok(record) = Record::read(&kind, &body) {
                letters.push((record, contact.and_then(|id| id.parse().ok()).map(ContactId)));
            }
        }
        Ok(letters)
    }

    /// Reads how far each student is. A call-back counts as missed from the day after it was promised.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn overview(&self, today: Day) -> Result<Vec<Overview>, StorageError> {
        let mut missed = self.connection().prepare_cached(include_str!("sql/call_backs_missed.sql"))?;
        let missed: HashMap<String, Option<Day>> = missed
            .query_map([today.to_string()], |row| Ok((row.get(0)?, row.get::<_, String>(1)?.parse().ok())))?
            .collect::<Result<_, _>>()?;
        let sql = format!("SELECT student, stage, interviews_done, interviews_owed, stuck FROM ({STUDENTS})");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement
            .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (id, stage, held, owed, stuck) = row?;
            let call_back_missed = missed.get(&id).copied().flatten();
            if let (Ok(student), Some(stage)) = (id.parse(), Stage::parse(&stage)) {
                found.push(Overview { student: StudentId(student), stage, held, owed, stuck, call_back_missed });
            }
        }
        Ok(found)
    }

    /// Reads when somebody is booked at this station: who, from when, how many minutes.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn times_taken(&self) -> Result<Vec<(StudentId, Moment, u32)>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/times_taken.sql"))?;
        let rows =
            statement.query_map([self.station()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, u32>(2)?)))?;
        let mut taken = Vec::new();
        for row in rows {
            let (student, starts, minutes) = row?;
            if let (Ok(student), Ok(starts)) = (student.parse(), Moment::parse_from_rfc3339(&starts)) {
                taken.push((StudentId(student), starts, minutes));
            }
        }
        Ok(taken)
    }
}
