//! The chain of the adults' log: whatever is changed in it shows.

use crate::domain::LogCheck;
use crate::storage::error::StorageError;
use crate::storage::hash::content_hash;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

/// Chains an entry that was just written.
pub(in crate::storage) fn chain(transaction: &Transaction<'_>, id: &str, body: &str) -> Result<(), StorageError> {
    let mut last = transaction.prepare_cached("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1")?;
    let before = last.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))).optional()?;
    let (number, hash) = before.unwrap_or((0, Vec::new()));
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|error| StorageError::Other(error.to_string()))?;
    let content = salted(&salt, id, body);
    transaction.prepare_cached("INSERT INTO log (number, entry, salt, content, hash) VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        number + 1,
        id,
        salt,
        content,
        link(&hash, id, &content)
    ])?;
    Ok(())
}

/// Lets go of what the chain holds of a student's entries, which are about to be erased; that they were there stays.
pub(in crate::storage) fn forget(transaction: &Transaction<'_>, student: &str) -> Result<(), StorageError> {
    let sql = "UPDATE log SET salt = NULL WHERE entry IN (SELECT id FROM fact WHERE kind = 'audit' AND student = ?1)";
    transaction.execute(sql, [student])?;
    Ok(())
}

/// Follows the chain of a station's log in its database.
pub(in crate::storage) fn check(connection: &Connection, station: &str) -> Result<LogCheck, StorageError> {
    let mut found = LogCheck::default();
    let mut statement = connection.prepare(include_str!("sql/log_chain.sql"))?;
    let mut rows = statement.query([])?;
    let (mut number, mut before) = (0_i64, Vec::new());
    while let Some(row) = rows.next()? {
        let (entry, salt): (String, Option<Vec<u8>>) = (row.get("entry")?, row.get("salt")?);
        let (content, hash): (Vec<u8>, Vec<u8>) = (row.get("content")?, row.get("hash")?);
        let follows = row.get::<_, i64>("number")? == number + 1 && link(&before, &entry, &content)[..] == hash[..];
        let body: Option<String> = row.get("body")?;
        match (&salt, &body) {
            (Some(_), None) => found.missing += 1,
            (Some(salt), Some(body)) if follows && salted(salt, &entry, body)[..] == content[..] => {}
            (None, None) if follows => {}
            _ => found.changed += 1,
        }
        found.entries += 1;
        number = row.get("number")?;
        before = hash;
    }
    let sql = "SELECT count(*) FROM fact WHERE kind = 'audit' AND station = ?1 AND id NOT IN (SELECT entry FROM log)";
    found.outside = connection.query_row(sql, [station], |row| row.get::<_, u32>(0)).map(|count| count as usize)?;
    Ok(found)
}

fn salted(salt: &[u8], id: &str, body: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(content_hash("audit", id, body));
    hasher.finalize().into()
}

fn link(before: &[u8], id: &str, content: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in [before, id.as_bytes(), content] {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}
