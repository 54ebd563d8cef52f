//! Many stations' work in one file: whatever the order, and however often, the same.

use crate::content::Occupations;
use crate::domain::{Language, Moment, StudentId};
use crate::share::error::ShareError;
use crate::share::nights::NightTold;
use crate::share::{local, names, verify};
use crate::storage::{
    LARGE, OWN, PAGE, SCHEMA_VERSION, SECTIONS, STUDENTS, SchemaRow, arrive, drop_superseded, schema, schema_of_station, spare, take_in,
};
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, params};
use std::path::{Path, PathBuf};

/// A station's work, as local files that were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Which station: `<station>-<epoch>`.
    pub origin: String,
    /// Which of its generations.
    pub generation: u64,
    /// The SHA-256 of the newest file in hexadecimal.
    pub sha256: String,
    /// The rows in all of them, each counted once.
    pub rows: u64,
    /// The schema version of the files.
    pub schema: usize,
    /// What its nights before came to.
    pub nights: Vec<NightTold>,
    /// The files, in the order in which they were written.
    pub files: Vec<InputFile>,
}

/// A local file that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The SHA-256 of what was published, in hexadecimal.
    pub sha256: String,
}

/// How much of the merged file is kept in memory, as SQLite wants it told: minus the number of KiB.
pub(super) const CACHE: i32 = -32 * 1024;

/// The same of each file that is read, from front to end.
const CACHE_TO_READ: i32 = -1024;

/// The same while indexes are made: sorting takes as much again, twice.
const CACHE_TO_SORT: i32 = -8 * 1024;

/// How many files are taken in side by side: as many as SQLite attaches.
const SIDE_BY_SIDE: usize = 10;

/// Merges files into a fresh one with the views others rely on, and checks it.
///
/// Commutative, associative and idempotent: a file it made may be an input too. No row of those who are erased is in it,
/// whatever an input holds.
///
/// # Errors
/// When the disk is full, the outcome fails SQLite's check, or a row of an input is not in it.
pub fn merge(target: &Path, inputs: &[Input], erased: &[StudentId], now: Moment) -> Result<(), ShareError> {
    write(target, inputs, erased, now)?;
    check(target, inputs, erased)
}

/// Writes the merged file.
pub(super) fn write(target: &Path, inputs: &[Input], erased: &[StudentId], now: Moment) -> Result<(), ShareError> {
    let shared = shared_schema()?;
    let connection = Connection::open(target)?;
    // A file nobody has seen yet needs no way back: a broken one is thrown away and made again.
    connection.pragma_update(None, "journal_mode", "OFF")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    let bytes = bytes(inputs);
    if bytes > LARGE {
        connection.pragma_update(None, "page_size", PAGE)?;
    }
    // After the size of a page: SQLite counts pages of the size it knows when it is told.
    connection.pragma_update(None, "cache_size", CACHE)?;
    protect(&connection, bytes)?;
    make(&connection, &shared, "table")?;
    // Every input was checked when it came, and the outcome is checked at the end.
    connection.pragma_update(None, "ignore_check_constraints", true)?;
    spare(&connection, erased)?;
    side_by_side(&connection, inputs, |connection| {
        connection.execute_batch("BEGIN")?;
        take_in(connection)?;
        Ok(connection.execute_batch("COMMIT")?)
    })?;
    drop_superseded(&connection)?;
    // Indexes made at the end are made in one go.
    connection.pragma_update(None, "cache_size", CACHE_TO_SORT)?;
    make(&connection, &shared, "index")?;
    dress(&connection)?;
    name_occupations(&connection)?;
    for input in inputs {
        let (name, epoch) = names::parts(&input.origin);
        let (generation, rows) = (i64::try_from(input.generation).unwrap_or(i64::MAX), i64::try_from(input.rows).unwrap_or(i64::MAX));
        connection.execute(include_str!("sql/apply.sql"), params![name, epoch, generation, input.sha256, rows, now.to_rfc3339()])?;
    }
    tell_nights(&connection, inputs)
}

/// Looks for every row of every input in the merged file, and runs SQLite's own check over it.
pub(super) fn check(target: &Path, inputs: &[Input], erased: &[StudentId]) -> Result<(), ShareError> {
    let connection = Connection::open_with_flags(target, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    protect(&connection, bytes(inputs))?;
    spare(&connection, erased)?;
    side_by_side(&connection, inputs, |connection| {
        match connection.query_row(include_str!("sql/rows_missing.sql"), [], |row| row.get::<_, i64>(0))? {
            0 => Ok(()),
            missing => Err(ShareError::Check(format!("{missing} rows that stations published are missing"))),
        }
    })?;
    match verify::check(&connection)? {
        Some(found) => Err(ShareError::Check(found)),
        None => Ok(()),
    }
}

fn files(inputs: &[Input]) -> impl Iterator<Item = &Path> {
    inputs.iter().flat_map(|input| &input.files).map(|file| file.path.as_path())
}

fn bytes(inputs: &[Input]) -> u64 {
    files(inputs).filter_map(|file| local::size(file).ok()).sum()
}

fn protect(connection: &Connection, bytes: u64) -> rusqlite::Result<()> {
    verify::protect(connection, bytes)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, i32::try_from(SIDE_BY_SIDE).unwrap_or(1)).map(|_| ())
}

/// Attaches the files, as many at a time as there can be, and works with what arrived.
fn side_by_side(connection: &Connection, inputs: &[Input], work: impl Fn(&Connection) -> Result<(), ShareError>) -> Result<(), ShareError> {
    let files: Vec<&Path> = files(inputs).collect();
    for some in files.chunks(SIDE_BY_SIDE) {
        let names: Vec<String> = (0..some.len()).map(|place| format!("input_{place}")).collect();
        for (name, file) in names.iter().zip(some) {
            connection.execute(&format!("ATTACH ?1 AS {name}"), [file.to_string_lossy()])?;
            connection.pragma_update(Some(name), "cache_size", CACHE_TO_READ)?;
        }
        arrive(connection, &names)?;
        work(connection)?;
        names.iter().try_for_each(|name| connection.execute_batch(&format!("DETACH {name}")))?;
    }
    Ok(())
}

/// Gives the schema of a combined file, sorted.
pub(super) fn combined_schema() -> Result<Vec<SchemaRow>, ShareError> {
    let connection = Connection::open_in_memory()?;
    let shared = shared_schema()?;
    make(&connection, &shared, "table")?;
    make(&connection, &shared, "index")?;
    dress(&connection)?;
    Ok(schema(&connection)?)
}

/// Makes a file with the tables of a station that holds what a combined file knows of one; gives its rows.
pub(super) fn recover(combined: &Path, origin: &str, target: &Path) -> Result<u64, ShareError> {
    let connection = Connection::open(target)?;
    make(&connection, &shared_schema()?, "table")?;
    connection.execute("ATTACH ?1 AS input", [combined.to_string_lossy()])?;
    let mut rows = 0;
    for table in SECTIONS {
        let sql = format!("INSERT INTO main.{table} SELECT * FROM input.{table} WHERE {OWN}");
        rows += connection.execute(&sql, [origin])? as u64;
    }
    connection.execute_batch("DETACH input")?;
    Ok(rows)
}

/// Gives the tables that are shared and their indexes.
fn shared_schema() -> Result<Vec<SchemaRow>, ShareError> {
    let rows = schema_of_station(SCHEMA_VERSION)?.unwrap_or_default();
    Ok(rows.into_iter().filter(|row| SECTIONS.contains(&row.table.as_str())).collect())
}

fn make(connection: &Connection, rows: &[SchemaRow], kind: &str) -> rusqlite::Result<()> {
    rows.iter().filter(|row| row.kind == kind).filter_map(|row| row.sql.as_deref()).try_for_each(|sql| connection.execute_batch(sql))
}

fn dress(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(include_str!("sql/applied.sql"))?;
    connection.execute_batch(include_str!("sql/occupation.sql"))?;
    connection.execute_batch(&format!(
        "CREATE VIEW v_students AS
         SELECT student_id, first_name, last_name, class, teacher, language, stage, interviews_done, interviews_owed, stuck FROM (
         {STUDENTS})"
    ))?;
    connection.execute_batch(include_str!("views.sql"))
}

/// Writes what each station's nights came to.
fn tell_nights(connection: &Connection, inputs: &[Input]) -> Result<(), ShareError> {
    let mut insert =
        connection.prepare("INSERT OR IGNORE INTO night (station, epoch, at, stations, news, said) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for input in inputs {
        let (name, epoch) = names::parts(&input.origin);
        for night in &input.nights {
            let stations = night.stations.map(|stations| i64::try_from(stations).unwrap_or(i64::MAX));
            let news = i64::try_from(night.news).unwrap_or(i64::MAX);
            insert.execute(params![name, epoch, night.at.to_rfc3339(), stations, news, night.said.join("\n")])?;
        }
    }
    Ok(())
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
