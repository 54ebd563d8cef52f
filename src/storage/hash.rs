//! What a record's content is known by.

use sha2::{Digest, Sha256};

/// Gives the content hash of a record: SHA-256 over kind, id and body.
pub fn content_hash(kind: &str, id: &str, body: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in [kind, id, body] {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}
