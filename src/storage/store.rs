//! `station.db`: records in, records out, one write path.

use crate::domain::{
    ContactCard, ContactHistory, ContactId, InterviewId, Moment, Nature, Record, RecordError, School, Student, StudentFile, StudentId,
};
use crate::storage::error::StorageError;
use crate::storage::hash::content_hash;
use crate::storage::{chain, database};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What a write did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Records that were not there before.
    pub added: usize,
    /// Documents that got a new revision.
    pub updated: usize,
    /// Records that were there already, the same.
    pub unchanged: usize,
}

/// The station's own database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    station: String,
    /// SQLite's count of what others committed, as it was when it was looked at last.
    version: i64,
}

impl Store {
    /// Opens `station.db` in a data folder; gives also where an unusable one was set aside.
    ///
    /// `station` is written beside every record as its origin.
    ///
    /// # Errors
    /// When the folder can't be written, the disk is full or another program holds the file.
    pub fn open(folder: &Path, station: &str) -> Result<(Self, Option<PathBuf>), StorageError> {
        let opened = database::open(folder, database::Which::Station)?;
        let version = database::version(&opened.connection)?;
        let mut store = Self { connection: opened.connection, station: station.to_owned(), version };
        store.begin_log()?;
        Ok((store, opened.set_aside))
    }

    /// Tells whether another program changed the database since this was asked last.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn changed_elsewhere(&mut self) -> Result<bool, StorageError> {
        let before = std::mem::replace(&mut self.version, database::version(&self.connection)?);
        Ok(before != self.version)
    }

    /// Gives the connection for reading; all writing goes through [`Store::keep`].
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Gives the name written beside every record as its origin.
    pub fn station(&self) -> &str {
        &self.station
    }

    /// Keeps records, all or none, on the disk when it returns.
    ///
    /// A document that did not change keeps its revision; a fact that is known already is left alone.
    ///
    /// # Errors
    /// When the disk is full or can't be written; then nothing of it is kept.
    pub fn keep(&mut self, records: &[Record]) -> Result<Written, StorageError> {
        let station = self.station.clone();
        self.transact(|transaction| {
            let mut written = Written::default();
            for record in records {
                keep_one(transaction, &station, record, &mut written)?;
            }
            Ok(written)
        })
    }

    pub(super) fn transact<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T, StorageError>) -> Result<T, StorageError> {
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Reads all records of a kind. What can't be read is left where it is and given back beside the rest.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn all(&self, kind: &str) -> Result<(Vec<Record>, Vec<RecordError>), StorageError> {
        let table = match Record::KINDS.iter().find(|(known, _)| *known == kind) {
            Some((_, Nature::Document)) => include_str!("sql/documents_of_kind.sql"),
            _ => include_str!("sql/facts_of_kind.sql"),
        };
        let mut statement = self.connection.prepare_cached(table)?;
        let rows = statement.query_map([kind], |row| row.get::<_, String>(0))?;
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for body in rows {
            match Record::read(kind, &body?) {
                Ok(record) => good.push(record),
                Err(error) => bad.push(error),
            }
        }
        Ok((good, bad))
    }

    /// Reads everything on one student.
    ///
    /// # Errors
    /// When the database can't be read, or nothing is known of the student.
    pub fn file(&self, student: StudentId) -> Result<StudentFile, StorageError> {
        let mut statement = self.connection.prepare_cached(include_str!("sql/records_of_student.sql"))?;
        let rows = statement.query_map([student.0.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let mut known: Option<Student> = None;
        let mut records = Vec::new();
        for row in rows {
            let (kind, body) = row?;
            match Record::read(&kind, &body) {
                Ok(Record::Student(one)) => known = Some(one),
                Ok(record) => records.push(record),
                Err(error) => tracing::warn!(kind, %error, "a record was left as it is"),
            }
        }
        match known {
            Some(one) => Ok(StudentFile { lost: self.lost_texts(student)?, ..StudentFile::gather(one, records) }),
            None => Err(StorageError::Other("no such student is on this station".to_owned())),
        }
    }

    /// Gives whose an interview is; nothing where it is not on this station.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn student_of(&self, interview: InterviewId) -> Result<Option<StudentId>, StorageError> {
        let mut statement = self.connection.prepare_cached(include_str!("sql/student_of.sql"))?;
        let student = statement.query_row([interview.0.to_string()], |row| row.get::<_, String>(0)).optional()?;
        Ok(student.and_then(|student| student.parse().ok()).map(StudentId))
    }

    /// Reads the school: students, adults, campaigns, contacts with the time each was last asked.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn school(&self) -> Result<School, StorageError> {
        let mut school = School { station: self.station.clone(), ..School::default() };
        for kind in ["student", "adult", "campaign"] {
            for record in self.all(kind)?.0 {
                match record {
                    Record::Student(one) => school.students.push(one),
                    Record::Adult(one) => school.adults.push(one),
                    Record::Campaign(one) => school.campaigns.push(one),
                    _ => {}
                }
            }
        }
        school.students.sort_by(|a, b| (&a.class, &a.first_name, &a.last_name, a.id).cmp(&(&b.class, &b.first_name, &b.last_name, b.id)));
        school.adults.sort_by(|a, b| (a.role, &a.name, a.id).cmp(&(b.role, &b.name, b.id)));
        school.sort_campaigns();
        school.contacts = self.contacts()?;
        school.join_merged();
        school.concerns = self.concerns()?;
        (school.help, school.help_words) = self.help()?;
        school.standing_by = self.standing_by()?;
        school.pauses = self.pauses()?;
        Ok(school)
    }

    /// Reads the calls and interviews of contacts, the newest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn history(&self, contacts: &[ContactId]) -> Result<ContactHistory, StorageError> {
        let mut history = ContactHistory::default();
        let mut statement = self.connection.prepare_cached(include_str!("sql/contact_history.sql"))?;
        for contact in contacts {
            let rows = statement.query_map([contact.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            for row in rows {
                let (kind, body) = row?;
                match Record::read(&kind, &body) {
                    Ok(Record::Call(call)) => history.calls.push(call),
                    Ok(Record::Interview(interview)) => history.interviews.push(interview),
                    Ok(_) => {}
                    Err(error) => tracing::warn!(kind, %error, "a record was left as it is"),
                }
            }
        }
        history.calls.sort_by_key(|call| std::cmp::Reverse((call.at, call.id)));
        history.interviews.sort_by_key(|one| std::cmp::Reverse((one.contact_chosen_at, one.id)));
        Ok(history)
    }

    fn contacts(&self) -> Result<Vec<ContactCard>, StorageError> {
        let mut asked: HashMap<String, (Moment, StudentId)> = HashMap::new();
        let mut statement = self.connection.prepare_cached(include_str!("sql/contacts_asked.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?;
        for row in rows {
            let (contact, student, at) = row?;
            let (Ok(at), Ok(student)) = (Moment::parse_from_rfc3339(&at), student.parse()) else { continue };
            let entry = asked.entry(contact).or_insert((at, StudentId(student)));
            if at > entry.0 {
                *entry = (at, StudentId(student));
            }
        }
        let mut cards: Vec<ContactCard> = self
            .all("contact")?
            .0
            .into_iter()
            .filter_map(|record| match record {
                Record::Contact(contact) => Some(ContactCard { last_asked: asked.get(&contact.id.0.to_string()).copied(), contact }),
                _ => None,
            })
            .collect();
        cards.sort_by(|a, b| {
            (&a.contact.employer, &a.contact.employee, a.contact.id).cmp(&(&b.contact.employer, &b.contact.employee, b.contact.id))
        });
        Ok(cards)
    }
}

fn keep_one(transaction: &Transaction<'_>, station: &str, record: &Record, written: &mut Written) -> Result<(), StorageError> {
    let (kind, id, body) = (record.kind(), record.id().to_string(), record.body()?);
    let student = record.student().map(|id| id.0.to_string());
    let interview = record.interview().map(|id| id.0.to_string());
    match record.nature() {
        Nature::Fact => {
            let mut statement = transaction.prepare_cached(include_str!("sql/keep_fact.sql"))?;
            match statement.execute(params![kind, id, student, interview, station, body])? {
                0 => written.unchanged += 1,
                _ => {
                    written.added += 1;
                    if matches!(record, Record::Audit(_)) {
                        chain::chain(transaction, &id, &body)?;
                    }
                }
            }
        }
        Nature::Document => {
            let hash = content_hash(kind, &id, &body);
            transaction.prepare_cached(include_str!("sql/spare_overwritten.sql"))?.execute(params![kind, id, station, hash])?;
            let mut statement = transaction.prepare_cached(include_str!("sql/keep_document.sql"))?;
            let mut rows = statement.query(params![kind, id, student, interview, station, hash, body])?;
            match rows.next()?.map(|row| row.get::<_, i64>(0)).transpose()? {
                None => written.unchanged += 1,
                Some(1) => written.added += 1,
                Some(_) => written.updated += 1,
            }
            drop(rows);
            transaction.prepare_cached(include_str!("sql/drop_own_superseded.sql"))?.execute(params![kind, id, station])?;
        }
    }
    Ok(())
}
