//! What of `station.db` goes out to the other stations, and what comes in of theirs.

use crate::domain::{LostChange, LostText, Record, StudentId};
use crate::storage::database::{SCHEMA_VERSION, SECTIONS, published_schema};
use crate::storage::error::StorageError;
use crate::storage::store::Store;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;
use uuid::Uuid;

/// How many rows are taken in at once: whoever types at the station meanwhile waits for no more than these.
const BATCH: i64 = 2_000;

/// Which of the station's own rows go into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    Whole,
    /// Those that changed since the last file.
    News,
}

/// How far a file goes that was made for sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UpTo(i64);

impl Store {
    /// Counts the rows of this station that changed since they were last shared. Those of others are theirs to share.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub fn unshared(&mut self) -> Result<u64, StorageError> {
        self.connection().execute(include_str!("sql/drop_foreign_changes.sql"), [self.station()])?;
        Ok(self.connection().query_row("SELECT count(*) FROM unshared", [], |row| row.get::<_, i64>(0))?.unsigned_abs())
    }

    /// Tells whether it is noted which rows change.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn is_sharing(&self) -> Result<bool, StorageError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM sharing WHERE origin = ?1)";
        Ok(self.connection().query_row(sql, [self.station()], |row| row.get(0))?)
    }

    /// Begins to note which rows change. Whatever is copied afterwards misses none of them.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn begin_sharing(&mut self) -> Result<(), StorageError> {
        let sql = "INSERT INTO sharing (one, origin) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET origin = excluded.origin";
        self.connection().execute(sql, [self.station()])?;
        Ok(())
    }

    /// Copies this station's own rows into a fresh file, as they are at one moment, without a trace of anybody else's.
    ///
    /// # Errors
    /// When the database can't be read or the file can't be written.
    pub fn copy_own(&self, target: &Path, part: Part) -> Result<UpTo, StorageError> {
        self.attached(&[("made", target)], || {
            let connection = self.connection();
            let held = "SELECT page_count * page_size FROM pragma_page_count('main'), pragma_page_size('main')";
            if part == Part::Whole && connection.query_row(held, [], |row| row.get::<_, i64>(0))?.unsigned_abs() > LARGE {
                connection.pragma_update(Some("made"), "page_size", PAGE)?;
            }
            // A file nobody has seen yet needs no way back over a power cut.
            connection.pragma_update(Some("made"), "journal_mode", "MEMORY")?;
            connection.pragma_update(Some("made"), "synchronous", "OFF")?;
            connection.pragma_update(Some("made"), "user_version", i64::try_from(SCHEMA_VERSION).unwrap_or(0))?;
            let all = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
            make_tables(&all, "made")?;
            // What is copied was checked when it was kept, and is checked again in the file.
            all.pragma_update(None, "ignore_check_constraints", true)?;
            let up_to = all.query_row("SELECT coalesce(max(change), 0) FROM unshared", [], |row| row.get(0))?;
            for section in SECTIONS {
                let only = match part {
                    Part::Whole => String::new(),
                    Part::News => format!("AND (kind, id) IN (SELECT kind, id FROM unshared WHERE section = '{section}')"),
                };
                // Who is erased is in nothing that is shared, also where their records are still here.
                let sql = format!(
                    "INSERT INTO made.{section} SELECT * FROM main.{section} WHERE {OWN} {only}
                     AND (student IS NULL OR student NOT IN (SELECT student FROM main.erased))"
                );
                all.execute(&sql, [self.station()])?;
            }
            all.commit()?;
            Ok(UpTo(up_to))
        })
    }

    /// Notes that everything up to there was shared. What changed since is still to come.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn mark_shared(&mut self, up_to: UpTo) -> Result<(), StorageError> {
        self.connection().execute("DELETE FROM unshared WHERE change <= ?1", [up_to.0])?;
        Ok(())
    }

    /// Tells whether a student has sat at another station too.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn works_elsewhere(&self, student: Uuid) -> Result<bool, StorageError> {
        let sql = include_str!("sql/works_elsewhere.sql");
        Ok(self.connection().query_row(sql, [&student.to_string(), self.station()], |row| row.get(0))?)
    }

    /// Reads the texts of a student that lost to one of another station that was not written upon them, and that the
    /// student has not settled.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn lost_texts(&self, student: StudentId) -> Result<Vec<LostText>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/lost_texts.sql"))?;
        let rows = statement.query_map([student.0.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (kind, body, hash, station): (String, String, String, String) = row?;
            match Record::read(&kind, &body) {
                Ok(record) => found.push(LostText { record, hash, station }),
                Err(error) => tracing::warn!(kind, %error, "a text that lost was left as it is"),
            }
        }
        Ok(found)
    }

    /// Reads what adults wrote that lost to something of another station that was not written upon it, and that nobody has
    /// settled, with what stands.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn lost_changes(&self) -> Result<Vec<LostChange>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/lost_changes.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (kind, body, hash, station, stands): (String, String, String, String, String) = row?;
            match (Record::read(&kind, &body), Record::read(&kind, &stands)) {
                (Ok(record), Ok(stands)) => found.push(LostChange { stands, lost: LostText { record, hash, station } }),
                (Err(error), _) | (_, Err(error)) => tracing::warn!(kind, %error, "a change that lost was left as it is"),
            }
        }
        Ok(found)
    }

    /// Tells whether a file of another station was taken in already.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn has_taken_in(&self, origin: &str, sha256: &str) -> Result<bool, StorageError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM taken_in WHERE origin = ?1 AND sha256 = ?2)";
        Ok(self.connection().query_row(sql, [origin, sha256], |row| row.get(0))?)
    }

    /// Tells whether anything of a station is in here; of this one, whether it ever shared anything.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn has_anything_of(&self, origin: &str) -> Result<bool, StorageError> {
        Ok(self.connection().query_row("SELECT EXISTS (SELECT 1 FROM taken_in WHERE origin = ?1)", [origin], |row| row.get(0))?)
    }

    /// Notes which files of a station are in here, and forgets the others of it.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn note_taken_in<'a>(&mut self, origin: &str, hashes: impl Iterator<Item = &'a str>) -> Result<(), StorageError> {
        self.transact(|transaction| {
            transaction.execute("DELETE FROM taken_in WHERE origin = ?1", [origin])?;
            for hash in hashes {
                transaction.execute("INSERT OR IGNORE INTO taken_in VALUES (?1, ?2)", [origin, hash])?;
            }
            Ok(())
        })
    }

    /// Takes back in what was published under this station's name and is not known here. Where both wrote over the same
    /// text, both are kept.
    ///
    /// # Errors
    /// When the file can't be read or the database can't be written.
    pub fn take_back(&mut self, own: &Path) -> Result<u64, StorageError> {
        self.attached(&[("peer", own)], || Ok(self.connection().execute_batch(include_str!("sql/note_forks.sql"))?))?;
        self.take_in(own, &[])
    }

    /// Takes in what a checked local file knows and this station does not, by the same rules as every merge; gives how many
    /// rows were news. The records of those who are at work here are left as they are, and erased ones stay out.
    ///
    /// # Errors
    /// When the file can't be read or the database can't be written; what was taken in till then stays, and is whole.
    pub fn take_in(&mut self, peer: &Path, at_work: &[StudentId]) -> Result<u64, StorageError> {
        self.attached(&[("peer", peer), ("input", Path::new(":memory:"))], || {
            let connection = self.connection();
            spare(connection, at_work)?;
            connection.execute("INSERT OR IGNORE INTO temp.spared SELECT student FROM main.erased", [])?;
            connection.execute_batch(include_str!("sql/news.sql"))?;
            let news: i64 = connection.query_row("SELECT count(*) FROM temp.news", [], |row| row.get(0))?;
            let mut first = 1;
            while first <= news {
                take_in_batch(connection, first, first + BATCH - 1)?;
                first += BATCH;
            }
            Ok(news.unsigned_abs())
        })
    }

    /// Works with other files attached, and lets go of them whatever comes of it.
    fn attached<T>(&self, files: &[(&str, &Path)], work: impl FnOnce() -> Result<T, StorageError>) -> Result<T, StorageError> {
        let connection = self.connection();
        let mut done = files.iter().try_for_each(|(name, file)| {
            connection.execute(&format!("ATTACH ?1 AS {name}"), [file.to_string_lossy()]).map(|_| ()).map_err(StorageError::from)
        });
        let outcome = match &mut done {
            Ok(()) => work(),
            Err(_) => Err(StorageError::ReadOnly),
        };
        // Whatever was allowed for the sake of a copy is over.
        let strict = connection.pragma_update(None, "ignore_check_constraints", false).map_err(StorageError::from);
        for (name, _) in files {
            // One that could not be attached can't be let go of either.
            let _ = connection.execute_batch(&format!("DETACH {name}"));
        }
        done.and(strict).and(outcome)
    }
}

/// From how many bytes on a file is large.
pub const LARGE: u64 = 4 * 1024 * 1024;

/// The page size of large files that are shared, in bytes. A row of more than about a quarter of a page takes pages of its own:
/// with SQLite's usual 4,096 bytes 1,000 interviews took 25.6 MB, with these 18.4 MB, in 0.07 s for 0.12 s.
pub const PAGE: u32 = 16 * 1024;

/// Tells in SQL which rows are the station's that is `?1`: those it wrote, and those a copy of it wrote under its name.
pub const OWN: &str = "(station = ?1 OR substr(station, 1, length(?1) + 1) = ?1 || '~')";

/// Names those whose rows stay out of everything the connection takes in.
///
/// # Errors
/// When it can't be written.
pub fn spare<'a>(connection: &Connection, students: impl IntoIterator<Item = &'a StudentId>) -> Result<(), StorageError> {
    connection.execute_batch(include_str!("sql/prepare_news.sql"))?;
    let mut insert = connection.prepare("INSERT OR IGNORE INTO temp.spared (student) VALUES (?1)")?;
    students.into_iter().try_for_each(|student| insert.execute([student.to_string()]).map(|_| ()))?;
    Ok(())
}

/// Names the attached files whose rows arrive together: [`take_in`] takes them in side by side.
///
/// A merged file is written from front to end only where the rows come in the order of their keys. File by file every page
/// of it would be read and written once more for each file: for ten stations five times as much.
///
/// # Errors
/// When it can't be written.
pub fn arrive(connection: &Connection, files: &[String]) -> Result<(), StorageError> {
    for section in SECTIONS {
        let each: Vec<String> = files.iter().map(|file| format!("SELECT * FROM {file}.{section}")).collect();
        // Without a limit SQLite takes the order of a view for a wish it need not fulfill.
        connection.execute_batch(&format!(
            "DROP VIEW IF EXISTS temp.arrived_{section};
             CREATE TEMP VIEW arrived_{section} AS {} ORDER BY kind, id LIMIT -1",
            each.join(" UNION ALL ")
        ))?;
    }
    Ok(())
}

/// The one rule by which stations' rows meet: takes in what [`arrive`] named. Whom [`spare`] named stays out.
///
/// # Errors
/// When it can't be read or written.
pub fn take_in(connection: &Connection) -> Result<(), StorageError> {
    Ok(connection.execute_batch(include_str!("sql/take_in.sql"))?)
}

/// Drops the texts that lost and upon which their own writer wrote the one that stands.
///
/// # Errors
/// When it can't be written.
pub fn drop_superseded(connection: &Connection) -> Result<(), StorageError> {
    connection.execute(include_str!("sql/drop_superseded.sql"), [])?;
    Ok(())
}

fn make_tables(connection: &Connection, name: &str) -> Result<(), StorageError> {
    for row in published_schema(SCHEMA_VERSION)?.unwrap_or_default() {
        if let Some(columns) = row.sql.as_deref().and_then(|sql| sql.strip_prefix("CREATE TABLE ")) {
            connection.execute_batch(&format!("CREATE TABLE {name}.{columns}"))?;
        }
    }
    Ok(())
}

fn take_in_batch(connection: &Connection, first: i64, last: i64) -> Result<(), StorageError> {
    let batch = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    make_tables(&batch, "input")?;
    for section in SECTIONS {
        let sql = format!(
            "INSERT INTO input.{section} SELECT p.* FROM temp.news AS n CROSS JOIN peer.{section} AS p
             WHERE n.place BETWEEN ?1 AND ?2 AND n.section = '{section}' AND p.kind = n.kind AND p.id = n.id"
        );
        batch.execute(&sql, [first, last])?;
    }
    arrive(&batch, &["input".to_owned()])?;
    take_in(&batch)?;
    batch.execute(include_str!("sql/drop_superseded_news.sql"), [first, last])?;
    for section in SECTIONS {
        batch.execute_batch(&format!("DROP TABLE input.{section}"))?;
    }
    Ok(batch.commit()?)
}
