//! `keys.db`: what never leaves the station. Hashes and wrapped keys are bytes here; only `vault` can read them.

use super::{StorageError, database};
use crate::domain::{Day, StudentId};
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The name under which the last day of use is kept.
const LAST_USED: &str = "last_used";

/// The name of what is written to see whether anything can be.
const TRIED: &str = "tried_writing";

/// The secret's name under which the hash of the recovery code is kept.
pub const RECOVERY_CODE: &str = "recovery_code";

/// The wrong tries of one person, and how long they still have to wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// Wrong tries since the last right one.
    pub wrong: u32,
    /// Milliseconds of running time left to wait.
    pub left_ms: u64,
}

/// The station's private database.
#[derive(Debug)]
pub struct PrivateStore {
    pub(super) connection: Connection,
    /// SQLite's count of what others committed, as it was when it was looked at last.
    version: i64,
}

impl PrivateStore {
    /// Opens `keys.db` in a data folder; gives also where an unusable one was set aside.
    ///
    /// # Errors
    /// When the folder can't be written, the disk is full or another program holds the file.
    pub fn open(folder: &Path) -> Result<(Self, Option<PathBuf>), StorageError> {
        let opened = database::open(folder, database::Which::Keys)?;
        let version = database::version(&opened.connection)?;
        Ok((Self { connection: opened.connection, version }, opened.set_aside))
    }

    /// Tells whether another program changed the database since this was asked last.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn changed_elsewhere(&mut self) -> Result<bool, StorageError> {
        let before = std::mem::replace(&mut self.version, database::version(&self.connection)?);
        Ok(before != self.version)
    }

    /// Reads the hash of a person's PIN.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn pin(&self, person: Uuid) -> Result<Option<String>, StorageError> {
        let sql = "SELECT hash FROM pin WHERE person = ?1";
        Ok(self.connection.query_row(sql, [person.to_string()], |row| row.get(0)).optional()?)
    }

    /// Keeps the hash of a person's PIN and forgets their wrong tries.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn set_pin(&mut self, person: Uuid, hash: &str) -> Result<(), StorageError> {
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "INSERT INTO pin (person, hash) VALUES (?1, ?2) ON CONFLICT (person) DO UPDATE SET hash = excluded.hash",
            params![person.to_string(), hash],
        )?;
        transaction.execute("DELETE FROM pin_tries WHERE person = ?1", [person.to_string()])?;
        transaction.commit()?;
        Ok(())
    }

    /// Tells whether an adult stood by when a person chose the PIN they have here.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn is_vouched(&self, person: Uuid) -> Result<bool, StorageError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM vouched WHERE person = ?1)";
        Ok(self.connection.query_row(sql, [person.to_string()], |row| row.get(0))?)
    }

    /// Forgets a person's PIN and wrong tries, and leaves no trace of them in the write-ahead log. An adult stands by
    /// while the next is chosen.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn clear_pin(&mut self, person: Uuid) -> Result<(), StorageError> {
        let transaction = self.connection.transaction()?;
        transaction.execute("DELETE FROM pin WHERE person = ?1", [person.to_string()])?;
        transaction.execute("DELETE FROM pin_tries WHERE person = ?1", [person.to_string()])?;
        transaction.execute("INSERT OR IGNORE INTO vouched (person) VALUES (?1)", [person.to_string()])?;
        transaction.commit()?;
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Forgets everything that is kept of a person, and leaves no trace of it in the write-ahead log.
    ///
    /// # Errors
    /// When it can't be written, or somebody else reads `keys.db`; it can be done again.
    pub fn forget(&mut self, person: Uuid) -> Result<(), StorageError> {
        let transaction = self.connection.transaction()?;
        for table in ["pin", "pin_tries", "vouched"] {
            transaction.execute(&format!("DELETE FROM {table} WHERE person = ?1"), [person.to_string()])?;
        }
        transaction.commit()?;
        let busy: bool = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy { Err(StorageError::Busy) } else { Ok(()) }
    }

    /// Reads a person's wrong tries.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn tries(&self, person: Uuid) -> Result<Tries, StorageError> {
        let sql = "SELECT wrong, left_ms FROM pin_tries WHERE person = ?1";
        let row = self
            .connection
            .query_row(sql, [person.to_string()], |row| Ok(Tries { wrong: row.get(0)?, left_ms: row.get::<_, i64>(1)?.unsigned_abs() }));
        Ok(row.optional()?.unwrap_or_default())
    }

    /// Keeps a person's wrong tries.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn set_tries(&self, person: Uuid, tries: Tries) -> Result<(), StorageError> {
        self.connection.execute(
            "INSERT INTO pin_tries (person, wrong, left_ms) VALUES (?1, ?2, ?3)
             ON CONFLICT (person) DO UPDATE SET wrong = excluded.wrong, left_ms = excluded.left_ms",
            params![person.to_string(), tries.wrong, i64::try_from(tries.left_ms).unwrap_or(i64::MAX)],
        )?;
        Ok(())
    }

    /// Lets running time pass for everybody who has to wait; gives whether anybody still does.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn let_pass(&self, milliseconds: u64) -> Result<bool, StorageError> {
        let passed = i64::try_from(milliseconds).unwrap_or(i64::MAX);
        self.connection.execute("UPDATE pin_tries SET left_ms = max(0, left_ms - ?1) WHERE left_ms > 0", [passed])?;
        Ok(self.connection.query_row("SELECT EXISTS (SELECT 1 FROM pin_tries WHERE left_ms > 0)", [], |row| row.get(0))?)
    }

    /// Reads who was signed in, and where they were, as JSON.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn open_session(&self) -> Result<Option<String>, StorageError> {
        Ok(self.connection.query_row("SELECT place FROM open_session", [], |row| row.get(0)).optional()?)
    }

    /// Tells which student is signed in, or was when the station stopped.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn student_at_work(&self) -> Result<Option<StudentId>, StorageError> {
        let place = self.open_session()?.and_then(|place| serde_json::from_str::<serde_json::Value>(&place).ok());
        Ok(place.and_then(|place| place.get("student")?.as_str()?.parse().ok()).map(StudentId))
    }

    /// Keeps who is signed in and where they are; `None` when nobody is.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn set_open_session(&self, place: Option<&str>) -> Result<(), StorageError> {
        match place {
            Some(place) => self.connection.execute(
                "INSERT INTO open_session (one, place) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET place = excluded.place",
                [place],
            )?,
            None => self.connection.execute("DELETE FROM open_session", [])?,
        };
        Ok(())
    }

    /// Reads the last day on which the station was used.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn last_used(&self) -> Result<Option<Day>, StorageError> {
        let kept = self.secret(LAST_USED)?;
        Ok(kept.and_then(|bytes| String::from_utf8(bytes).ok()?.parse().ok()))
    }

    /// Keeps the last day on which the station was used.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn set_last_used(&self, day: Day) -> Result<(), StorageError> {
        self.set_secret(LAST_USED, day.to_string().as_bytes())
    }

    /// Finds out whether anything can be written.
    ///
    /// # Errors
    /// When it can't.
    pub fn try_writing(&self) -> Result<(), StorageError> {
        self.set_secret(TRIED, &[])
    }

    /// Reads the hash of the recovery code, where there is one.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn recovery_code(&self) -> Result<Option<String>, StorageError> {
        Ok(self.secret(RECOVERY_CODE)?.and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// Reads a secret by its name.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn secret(&self, name: &str) -> Result<Option<Vec<u8>>, StorageError> {
        Ok(self.connection.query_row("SELECT value FROM secret WHERE name = ?1", [name], |row| row.get(0)).optional()?)
    }

    /// Keeps a secret under a name.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn set_secret(&self, name: &str, value: &[u8]) -> Result<(), StorageError> {
        self.connection.execute(
            "INSERT INTO secret (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )?;
        Ok(())
    }
}
