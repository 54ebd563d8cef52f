//! What the desk and the booking ask of `station.db`, about this station alone.

use super::{StorageError, Store};
use crate::domain::{Afterwards, ContactId, Day, Help, HelpWord, Incident, Moment};
use crate::domain::{OpenConcern, Pause, PracticeBooking, Record, StandBy, StudentId};

/// A draft in the outbox, and the contact it goes to.
pub type Lying = (Record, Option<ContactId>);

/// A time at which somebody has a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeTaken {
    /// Who.
    pub student: StudentId,
    /// From when.
    pub starts: Moment,
    /// For how many minutes.
    pub minutes: u32,
    /// Whether the student works at this station.
    pub here: bool,
    /// In which room; empty where in none that was planned.
    pub room: String,
}

impl Store {
    /// Reads every silent call for an adult made at this station, every end of one, and everything that was said to one.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn help(&self) -> Result<(Vec<Help>, Vec<HelpWord>), StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/help_here.sql"))?;
        let rows = statement.query_map([self.station()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let (mut calls, mut words) = (Vec::new(), Vec::new());
        for row in rows {
            let (kind, body) = row?;
            match Record::read(&kind, &body) {
                Ok(Record::Help(call)) => calls.push(call),
                Ok(Record::HelpWord(word)) => words.push(word),
                _ => {}
            }
        }
        Ok((calls, words))
    }

    /// Reads the calls that were ended to stay safe, at whichever station, and that no adult has decided on.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn concerns(&self) -> Result<Vec<OpenConcern>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/concerns.sql"))?;
        let rows =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?)))?;
        let (mut concerns, mut settled) = (Vec::new(), Vec::new());
        for row in rows {
            let (kind, body, student) = row?;
            match Record::read(&kind, &body) {
                Ok(Record::Concern(concern)) => {
                    concerns.push(OpenConcern { concern, student: student.and_then(|id| id.parse().ok()).map(StudentId) });
                }
                Ok(Record::ConcernSettled(one)) => settled.push(one),
                _ => {}
            }
        }
        Ok(OpenConcern::all(concerns, &settled))
    }

    /// Reads who was at this station to stand by, and until when.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn standing_by(&self) -> Result<Vec<StandBy>, StorageError> {
        let standing = self.here("stand_by")?.into_iter();
        Ok(standing.filter_map(|record| if let Record::StandBy(one) = record { Some(one) } else { None }).collect())
    }

    /// Reads when this station was paused, and until when.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn pauses(&self) -> Result<Vec<Pause>, StorageError> {
        let pauses = self.here("pause")?.into_iter();
        Ok(pauses.filter_map(|record| if let Record::Pause(one) = record { Some(one) } else { None }).collect())
    }

    /// Reads the newest incident notes of every station.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn incidents(&self, count: usize) -> Result<Vec<Incident>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/newest_of_kind.sql"))?;
        let rows =
            statement.query_map(rusqlite::params!["incident", i64::try_from(count).unwrap_or(i64::MAX)], |row| row.get::<_, String>(0))?;
        let mut found = Vec::new();
        for body in rows {
            if let Ok(Record::Incident(one)) = Record::read("incident", &body?) {
                found.push(one);
            }
        }
        Ok(found)
    }

    fn here(&self, kind: &str) -> Result<Vec<Record>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/documents_here.sql"))?;
        let rows = statement.query_map([kind, self.station()], |row| row.get::<_, String>(0))?;
        let mut found = Vec::new();
        for body in rows {
            found.extend(Record::read(kind, &body?));
        }
        Ok(found)
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

    /// Reads the practices that are booked from a day on.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn practices_booked(&self, from: Day) -> Result<Vec<PracticeBooking>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/practices_booked.sql"))?;
        let bodies = statement.query_map([from.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let read = |body: String| match Record::read("practice_booking", &body) {
            Ok(Record::PracticeBooking(one)) => Some(one),
            _ => None,
        };
        Ok(bodies.into_iter().filter_map(read).collect())
    }

    /// Reads what was handed in after interviews.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn afterwards(&self) -> Result<Vec<Afterwards>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/afterwards.sql"))?;
        let rows = statement
            .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?)))?;
        let mut all = Vec::new();
        for row in rows {
            let (evaluation, reflection, contact) = row?;
            let Ok(Record::Evaluation(evaluation)) = Record::read("evaluation", &evaluation) else { continue };
            let reflection = match reflection.map(|body| Record::read("reflection", &body)) {
                Some(Ok(Record::Reflection(one))) => one.answers,
                _ => Default::default(),
            };
            let contact = contact.and_then(|id| id.parse().ok()).map(ContactId);
            all.push(Afterwards { evaluation, reflection, contact });
        }
        Ok(all)
    }

    /// Reads when somebody has a call: who, with the booking's time, whether at this station, and in which room.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn times_taken(&self) -> Result<Vec<TimeTaken>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/times_taken.sql"))?;
        let rows = statement.query_map([self.station()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        let mut taken = Vec::new();
        for row in rows {
            let (student, starts, minutes, here, room) = row?;
            if let (Ok(student), Ok(starts)) = (student.parse(), Moment::parse_from_rfc3339(&starts)) {
                taken.push(TimeTaken { student: StudentId(student), starts, minutes, here, room });
            }
        }
        Ok(taken)
    }
}
