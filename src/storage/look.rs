//! Looking at a database without changing anything: nothing is created, migrated or set aside.

use crate::domain::{LogCheck, Moment};
use crate::storage::chain;
use crate::storage::database::Which;
use crate::storage::error::StorageError;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::Path;

/// A database opened for looking.
#[derive(Debug)]
pub struct Look {
    connection: Connection,
}

impl Look {
    /// Opens a database that is there; `None` where there is no such file.
    ///
    /// # Errors
    /// When the file can't be opened.
    pub fn open(folder: &Path, which: Which) -> Result<Option<Self>, StorageError> {
        let path = folder.join(which.file_name());
        if !path.exists() {
            return Ok(None);
        }
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(std::time::Duration::from_secs(2))?;
        connection.pragma_update(None, "trusted_schema", false)?;
        Ok(Some(Self { connection }))
    }

    /// Checks the whole file; gives the first fault.
    ///
    /// # Errors
    /// When the file can't be read at all.
    pub fn fault(&self) -> Result<Option<String>, StorageError> {
        let word: String = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok((word != "ok").then_some(word))
    }

    /// Gives the schema version of the file.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn schema_version(&self) -> Result<usize, StorageError> {
        Ok(self.connection.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0)).map(|version| version as usize)?)
    }

    /// Gives the moment of the newest fact in `station.db`, in UTC.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn newest_fact(&self) -> Result<Option<Moment>, StorageError> {
        let sql = include_str!("sql/newest_fact.sql");
        let text: Option<String> = self.connection.query_row(sql, [], |row| row.get(0))?;
        Ok(text.and_then(|text| Moment::parse_from_rfc3339(&text).ok()))
    }

    /// Follows the chain of the adults' log of a station.
    ///
    /// # Errors
    /// When the database can't be read, or is of a program that kept no such chain.
    pub fn log(&self, station: &str) -> Result<LogCheck, StorageError> {
        chain::check(&self.connection, station)
    }

    /// Reads a secret of `keys.db` by its name.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn secret(&self, name: &str) -> Result<Option<Vec<u8>>, StorageError> {
        Ok(self.connection.query_row("SELECT value FROM secret WHERE name = ?1", [name], |row| row.get(0)).optional()?)
    }
}
