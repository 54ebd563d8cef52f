//! Opening a database of the station: settings, migrations, and what is done with one that can't be read.

use crate::storage::error::StorageError;
use rusqlite::{Connection, config::DbConfig};
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};

const STATION: &[M<'static>] = &[
    M::up(include_str!("migrations/01-records.sql")),
    M::up(include_str!("migrations/02-contacts-asked.sql")),
    M::up(include_str!("migrations/03-sharing.sql")),
    M::up(include_str!("migrations/04-erased.sql")),
    M::up(include_str!("migrations/05-progress.sql")),
    M::up(include_str!("migrations/06-adults-log.sql")),
];
const KEYS: &[M<'static>] = &[
    M::up(include_str!("keys-migrations/01-private.sql")),
    M::up(include_str!("keys-migrations/02-take-keys.sql")),
    M::up(include_str!("keys-migrations/03-vouched.sql")),
];

/// Which of the station's two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// `station.db`: what may be shared.
    Station,
    /// `keys.db`: what never leaves the station.
    Keys,
}

impl Which {
    /// Gives the file's name.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Station => "station.db",
            Self::Keys => "keys.db",
        }
    }

    /// Gives the newest schema version.
    pub fn schema_version(self) -> usize {
        match self {
            Self::Station => STATION.len(),
            Self::Keys => KEYS.len(),
        }
    }

    fn migrations(self) -> Migrations<'static> {
        Migrations::from_slice(match self {
            Self::Station => STATION,
            Self::Keys => KEYS,
        })
    }
}

/// The number of migrations of `station.db`: its schema version.
pub const SCHEMA_VERSION: usize = STATION.len();

/// A database that is open, and where an unusable one was set aside.
#[derive(Debug)]
pub(super) struct Opened {
    /// The connection.
    pub(super) connection: Connection,
    /// Where the file that could not be read now lies, when there was one.
    pub(super) set_aside: Option<PathBuf>,
}

/// Opens a database and brings it to the newest schema.
///
/// A file that is damaged or newer than this program is moved to `quarantine/`, never deleted, and a new one is begun.
///
/// # Errors
/// When the folder can't be written, the disk is full or another program holds the file.
pub(super) fn open(folder: &Path, which: Which) -> Result<Opened, StorageError> {
    match open_file(&folder.join(which.file_name()), which) {
        Ok(connection) => Ok(Opened { connection, set_aside: None }),
        Err(StorageError::Damaged(_) | StorageError::Newer) => {
            let set_aside = quarantine(folder, which)?;
            let connection = open_file(&folder.join(which.file_name()), which)?;
            Ok(Opened { connection, set_aside: Some(set_aside) })
        }
        Err(error) => Err(error),
    }
}

/// Reads SQLite's count of what other connections committed.
pub(super) fn version(connection: &Connection) -> Result<i64, StorageError> {
    Ok(connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

fn open_file(path: &Path, which: Which) -> Result<Connection, StorageError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    which.migrations().to_latest(&mut connection)?;
    // A page that can't be read shows itself at the first look at the tables.
    connection.query_row("SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1)", [], |_| Ok(()))?;
    Ok(connection)
}

fn quarantine(folder: &Path, which: Which) -> Result<PathBuf, StorageError> {
    let shelf = folder.join("quarantine");
    let fault = |cause| StorageError::Folder { folder: shelf.clone(), cause };
    std::fs::create_dir_all(&shelf).map_err(fault)?;
    let name = which.file_name();
    let mut number = 1_u32;
    let mut target = shelf.join(format!("{number}-{name}"));
    while target.exists() {
        number += 1;
        target = shelf.join(format!("{number}-{name}"));
    }
    for ending in ["", "-wal", "-shm"] {
        let from = folder.join(format!("{name}{ending}"));
        if from.exists() {
            std::fs::rename(&from, shelf.join(format!("{number}-{name}{ending}"))).map_err(fault)?;
        }
    }
    Ok(target)
}

/// A line of `sqlite_schema`: a table or an index, as it must be word for word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaRow {
    /// `table`, `index` or `view`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The table it belongs to.
    pub table: String,
    /// The statement that made it; none for an index SQLite makes by itself.
    pub sql: Option<String>,
}

/// Reads the schema of a database, sorted.
///
/// # Errors
/// When it can't be read.
pub fn schema(connection: &Connection) -> Result<Vec<SchemaRow>, StorageError> {
    let mut statement = connection.prepare("SELECT type, name, tbl_name, sql FROM main.sqlite_schema")?;
    let rows =
        statement.query_map([], |row| Ok(SchemaRow { kind: row.get(0)?, name: row.get(1)?, table: row.get(2)?, sql: row.get(3)? }))?;
    let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
    rows.sort();
    Ok(rows)
}

/// The first version whose published files hold nothing but the shared tables.
const LEAN_SINCE: usize = 3;

/// Gives the schema of what a station publishes at a version, sorted; nothing for a version this program does not know.
///
/// # Errors
/// When the migrations can't be run.
pub fn published_schema(version: usize) -> Result<Option<Vec<SchemaRow>>, StorageError> {
    let lean = |row: &SchemaRow| version < LEAN_SINCE || (row.kind == "table" && SECTIONS.contains(&row.table.as_str()));
    Ok(schema_of_station(version)?.map(|rows| rows.into_iter().filter(lean).collect()))
}

/// Brings a copy of what an older program published to today's tables.
///
/// # Errors
/// When it can't be written.
pub fn upgrade(copy: &Path) -> Result<(), StorageError> {
    let mut connection = Connection::open(copy)?;
    Which::Station.migrations().to_latest(&mut connection)?;
    Ok(())
}

/// Gives the schema `station.db` has at a version, sorted; nothing for a version this program does not know.
///
/// # Errors
/// When the migrations can't be run.
pub fn schema_of_station(version: usize) -> Result<Option<Vec<SchemaRow>>, StorageError> {
    if version == 0 || version > SCHEMA_VERSION {
        return Ok(None);
    }
    let mut connection = Connection::open_in_memory()?;
    Which::Station.migrations().to_version(&mut connection, version)?;
    schema(&connection).map(Some)
}

/// The tables that are shared.
pub const SECTIONS: [&str; 3] = ["document", "fact", "revision"];
