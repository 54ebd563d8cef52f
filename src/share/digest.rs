//! Digests of tables that don't depend on the order of their rows: the sum of the rows' hashes.

use crate::storage::OWN;
use rusqlite::{Connection, types::ValueRef};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How many rows a table has, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableDigest {
    /// The rows.
    pub rows: u64,
    /// The sum of their revisions; 0 where they have none.
    pub revisions: i64,
    /// The sum of their SHA-256, in hexadecimal.
    pub digest: String,
}

/// The tables that are shared, with what tells a row from another. Where a row carries its content's hash, its text is left out.
const TABLES: [(&str, &str, &str); 3] = [
    ("document", "sum(rev)", "kind, id, rev, station, hash, seen"),
    ("fact", "0", "kind, id, station, body"),
    ("revision", "sum(rev)", "kind, id, rev, station, hash, seen"),
];

/// Digests the shared tables: the rows of one station, or all.
///
/// # Errors
/// When the database can't be read.
pub fn digests(connection: &Connection, origin: Option<&str>) -> rusqlite::Result<BTreeMap<String, TableDigest>> {
    let mut all = BTreeMap::new();
    for (table, revisions, columns) in TABLES {
        let (rows, revisions) = count(connection, table, revisions, origin)?;
        let digest = sum(connection, table, columns, origin)?;
        all.insert(table.to_owned(), TableDigest { rows, revisions, digest });
    }
    Ok(all)
}

fn count(connection: &Connection, table: &str, revisions: &str, origin: Option<&str>) -> rusqlite::Result<(u64, i64)> {
    let sql = format!("SELECT count(*), coalesce({revisions}, 0) FROM {table} WHERE ?1 IS NULL OR {OWN}");
    connection.query_row(&sql, [origin], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))
}

fn sum(connection: &Connection, table: &str, columns: &str, origin: Option<&str>) -> rusqlite::Result<String> {
    let mut statement = connection.prepare(&format!("SELECT {columns} FROM {table} WHERE ?1 IS NULL OR {OWN}"))?;
    let width = statement.column_count();
    let mut rows = statement.query([origin])?;
    let mut lanes = [0_u64; 4];
    while let Some(row) = rows.next()? {
        let mut hasher = Sha256::new();
        for column in 0..width {
            let value = row.get_ref(column)?;
            let number;
            let bytes = match value {
                ValueRef::Integer(one) => {
                    number = one.to_le_bytes();
                    number.as_slice()
                }
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
                ValueRef::Real(_) | ValueRef::Null => &[],
            };
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
        let hash: [u8; 32] = hasher.finalize().into();
        for (lane, part) in lanes.iter_mut().zip(hash.as_chunks::<8>().0) {
            *lane = lane.wrapping_add(u64::from_le_bytes(*part));
        }
    }
    Ok(lanes.iter().map(|lane| format!("{lane:016x}")).collect())
}
