//! A text that lost against another.

use crate::domain::record::Record;

/// A text that lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostText {
    /// The record as it was written.
    pub record: Record,
    /// Its content hash, in hexadecimal: which of all texts it is.
    pub hash: String,
    /// Where it was written.
    pub station: String,
}
