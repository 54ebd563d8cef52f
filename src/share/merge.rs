//! Many stations' work in one file: whatever the order, and however often, the same.

use super::{ShareError, manifest, verify};
use crate::content::Occupations;
use crate::domain::{Language, Moment};
use crate::storage::{SCHEMA_VERSION, SchemaRow, schema, schema_of_station};
use rusqlite::{Connection, params};
use std::path::{Path, PathBuf};

/// A station's work, as a local file that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Which station: `<station>-<epoch>`.
    pub origin: String,
    /// Which of its generations.
    pub generation: u64,
    /// The file's SHA-256 in hexadecimal.
    pub sha256: String,
    /// Its rows.
    pub rows: u64,
    /// Where it lies.
    pub path: PathBuf,
}

/// Merges files into a fresh one with the views others rely on.
///
/// Commutative, associative and idempotent: a file it made may be an input too.
///
/// # Errors
/// When the disk is full, or the outcome fails SQLite's check.
pub fn merge(target: &Path, inputs: &[Input], now: Moment) -> Result<(), ShareError> {
    let station = station_schema()?;
    let connection = Connection::open(target)?;
    // A file nobody has seen yet needs no way back: a broken one is thrown away and made again.
    connection.pragma_update(None, "journal_mode", "OFF")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    let bytes = inputs.iter().filter_map(|input| std::fs::metadata(&input.path).ok()).map(|data| data.len()).sum();
    verify::protect(&connection, bytes)?;
    make(&connection, &station, "table")?;
    for input in inputs {
        connection.execute("ATTACH ?1 AS input", [input.path.to_string_lossy()])?;
        let taken = connection.execute_batch(&format!("BEGIN; {} COMMIT;", include_str!("sql/merge_input.sql")));
        taken.and_then(|()| connection.execute_batch("DETACH input"))?;
    }
    connection.execute(include_str!("sql/drop_standing_revisions.sql"), [])?;
    // Indexes made at the end are made in one go.
    make(&connection, &station, "index")?;
    dress(&connection)?;
    name_occupations(&connection)?;
    for input in inputs {
        let (name, epoch) = manifest::parts(&input.origin);
        let (generation, rows) = (i64::try_from(input.generation).unwrap_or(i64::MAX), i64::try_from(input.rows).unwrap_or(i64::MAX));
        connection.execute(include_str!("sql/apply.sql"), params![name, epoch, generation, input.sha256, rows, now.to_rfc3339()])?;
    }
    match verify::check(&connection)? {
        Some(found) => Err(ShareError::Check(found)),
        None => Ok(()),
    }
}

/// Gives the schema of a combined file, sorted.
pub(super) fn combined_schema() -> Result<Vec<SchemaRow>, ShareError> {
    let connection = Connection::open_in_memory()?;
    let station = station_schema()?;
    make(&connection, &station, "table")?;
    make(&connection, &station, "index")?;
    dress(&connection)?;
    Ok(schema(&connection)?)
}

/// Makes a file with the tables of a station that holds what a combined file knows of one; gives its rows.
pub(super) fn recover(combined: &Path, origin: &str, target: &Path) -> Result<u64, ShareError> {
    let connection = Connection::open(target)?;
    let station = station_schema()?;
    make(&connection, &station, "table")?;
    connection.execute("ATTACH ?1 AS input", [combined.to_string_lossy()])?;
    let mut rows = 0;
    for table in ["document", "fact", "revision"] {
        let sql = format!("INSERT INTO main.{table} SELECT * FROM input.{table} WHERE station = ?1");
        rows += connection.execute(&sql, [origin])? as u64;
    }
    connection.execute_batch("DETACH input")?;
    make(&connection, &station, "index")?;
    Ok(rows)
}

fn station_schema() -> Result<Vec<SchemaRow>, ShareError> {
    Ok(schema_of_station(SCHEMA_VERSION)?.unwrap_or_default())
}

fn make(connection: &Connection, rows: &[SchemaRow], kind: &str) -> rusqlite::Result<()> {
    rows.iter().filter(|row| row.kind == kind).filter_map(|row| row.sql.as_deref()).try_for_each(|sql| connection.execute_batch(sql))
}

fn dress(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(include_str!("sql/applied.sql"))?;
    connection.execute_batch(include_str!("sql/occupation.sql"))?;
    connection.execute_batch(include_str!("views.sql"))
}

/// Writes the English titles of the built-in list beside their codes.
fn name_occupations(connection: &Connection) -> Result<(), ShareError> {
    let occupations = Occupations::load()?;
    let mut insert = connection.prepare("INSERT INTO occupation (code, title) VALUES (?1, ?2)")?;
    for one in &occupations.all {
        insert.execute(params![one.code, one.title(Language::En)])?;
    }
    Ok(())
}
