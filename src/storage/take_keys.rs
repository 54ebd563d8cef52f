//! The wrapped keys of recordings in `keys.db`, and how one is destroyed.

use super::{PrivateStore, StorageError};
use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

impl PrivateStore {
    /// Keeps the wrapped key of a take, before its first sound. A take never gets a second key.
    ///
    /// # Errors
    /// When it can't be written, or the take has one.
    pub fn keep_take_key(&mut self, take: Uuid, wrapped: &[u8]) -> Result<(), StorageError> {
        self.connection.execute("INSERT INTO take_key (take, wrapped) VALUES (?1, ?2)", params![take.to_string(), wrapped])?;
        Ok(())
    }

    /// Reads the wrapped key of a take; none once it was destroyed.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn take_key(&self, take: Uuid) -> Result<Option<Vec<u8>>, StorageError> {
        let sql = "SELECT wrapped FROM take_key WHERE take = ?1";
        Ok(self.connection.query_row(sql, [take.to_string()], |row| row.get(0)).optional()?)
    }

    /// Lists the takes that have a key.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn takes_with_keys(&self) -> Result<Vec<Uuid>, StorageError> {
        let mut statement = self.connection.prepare("SELECT take FROM take_key ORDER BY take")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let names = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(names.iter().filter_map(|name| Uuid::parse_str(name).ok()).collect())
    }

    /// Destroys the key of a take, so that no byte of it is left in the database or its write-ahead log.
    ///
    /// `secure_delete` overwrites it with zeros in its page; the checkpoint brings that page into the file and empties
    /// the log. Doing it again is no error, so that a destruction that was cut short can be finished.
    ///
    /// # Errors
    /// When it can't be written, or somebody else reads `keys.db`, which keeps the log from being emptied.
    pub fn destroy_take_key(&mut self, take: Uuid) -> Result<(), StorageError> {
        self.connection.execute("DELETE FROM take_key WHERE take = ?1", [take.to_string()])?;
        let busy: bool = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy { Err(StorageError::Busy) } else { Ok(()) }
    }
}
