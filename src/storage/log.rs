//! The adults' log: what each adult did at which station, and the chain that shows when something of it is missing.

use crate::domain::{AdultId, LogCheck, LogEntry, Record};
use crate::storage::chain::{chain, check};
use crate::storage::error::StorageError;
use crate::storage::store::Store;
use rusqlite::params;

impl Store {
    /// Reads the newest entries of all stations, of one adult or of all, the newest first, at most `count`.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn log(&self, adult: Option<AdultId>, count: usize) -> Result<Vec<LogEntry>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/log.sql"))?;
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![adult.map(|adult| adult.to_string()), count], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut entries = Vec::new();
        for row in rows {
            let (station, body) = row?;
            // What a newer program did is not known here.
            if let Ok(Record::Audit(audit)) = Record::read("audit", &body) {
                entries.push(LogEntry { audit, station });
            }
        }
        Ok(entries)
    }

    /// Follows the chain of this station's log.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn check_log(&self) -> Result<LogCheck, StorageError> {
        check(self.connection(), self.station())
    }

    /// Chains what older programs wrote down, once.
    pub(super) fn begin_log(&mut self) -> Result<(), StorageError> {
        let station = self.station().to_owned();
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM log) AND EXISTS (SELECT 1 FROM fact WHERE kind = 'audit' AND station = ?1)";
        // Most stations have nothing to chain: opening them writes nothing.
        if !self.connection().query_row(sql, [&station], |row| row.get::<_, bool>(0))? {
            return Ok(());
        }
        self.transact(|transaction| {
            let mut statement = transaction.prepare("SELECT id, body FROM fact WHERE kind = 'audit' AND station = ?1 ORDER BY id")?;
            let rows = statement.query_map([&station], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            for row in rows.collect::<Result<Vec<_>, _>>()? {
                chain(transaction, &row.0, &row.1)?;
            }
            Ok(())
        })
    }
}
