//! The head of a station's audit log: what adults did, chained from file to file, so that none of it can be left out or changed
//! later without its showing.

use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Where a log ends.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct AuditHead {
    /// How many entries the files hold, an entry that is in two of them twice.
    entries: u64,
    /// SHA-256 over the head before and the entries since, in hexadecimal; empty before the first file.
    head: String,
}

impl AuditHead {
    /// Goes on with the entries of a file.
    pub(super) fn after(&self, file: &Connection) -> rusqlite::Result<Self> {
        let mut hasher = Sha256::new();
        hasher.update(self.head.as_bytes());
        let mut entries = self.entries;
        let mut statement = file.prepare("SELECT id, station, body FROM fact WHERE kind = 'audit' ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..3 {
                let text: String = row.get(column)?;
                hasher.update((text.len() as u64).to_le_bytes());
                hasher.update(text.as_bytes());
            }
            entries += 1;
        }
        Ok(Self { entries, head: super::files::hex(&hasher.finalize()) })
    }

    /// Reads the head of files that follow each other.
    pub(super) fn of<'a>(files: impl Iterator<Item = &'a Path>) -> rusqlite::Result<Self> {
        let mut head = Self::default();
        for file in files {
            head = head.after(&Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?)?;
        }
        Ok(head)
    }
}
