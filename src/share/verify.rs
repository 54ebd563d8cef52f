//! Looking into a database somebody else wrote, without trusting it.

use super::error::Fault;
use super::local;
use crate::storage::{SchemaRow, schema};
use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit};
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

/// The longest text or row taken in, in bytes.
const LONGEST: i32 = 16 * 1024 * 1024;

/// Steps of SQLite's machine between two looks at the clock.
const STEPS: i32 = 10_000;

/// Sets a connection up so that a hostile file can't run code of its own, take much memory, or hold it forever.
///
/// The deadline grows with the bytes to be read: a minute, and a second for each megabyte.
pub(super) fn protect(connection: &Connection, bytes: u64) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let end = Instant::now() + Duration::from_secs(60 + bytes / (1024 * 1024));
    connection.progress_handler(STEPS, Some(move || Instant::now() > end))
}

/// Opens a local copy read-only, after its header and its schema were found to be exactly those expected.
pub(super) fn open(path: &Path, expected: &[SchemaRow]) -> Result<Connection, Fault> {
    let mut header = [0_u8; 100];
    local::open(path)?.read_exact(&mut header)?;
    // Bytes 18 and 19 say how it is written and read: 1 is a plain file, anything else would make files beside it.
    if !header.starts_with(b"SQLite format 3\0") || header.get(18..20) != Some(&[1, 1]) {
        return Err(Fault::Schema);
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    protect(&connection, local::size(path)?)?;
    if schema(&connection).map_err(|_| Fault::Schema)? != expected {
        return Err(Fault::Schema);
    }
    Ok(connection)
}

/// Runs SQLite's own check of pages, rows and constraints; gives what it found wrong first.
///
/// The full check also compares every index with its table, at five times the cost. The files looked at here were
/// written a moment ago by VACUUM or CREATE INDEX, which made their indexes from the tables, and are hashed from then on.
pub(super) fn check(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok((found != "ok").then_some(found))
}

/// Tells whether rows of other stations are in a station's file.
pub(super) fn holds_foreign_rows(connection: &Connection, origin: &str) -> rusqlite::Result<bool> {
    connection.query_row(include_str!("sql/foreign_rows.sql"), [origin], |row| row.get(0))
}
