//! Why the board's files can't be used.

/// Why the board's files can't be read or written.
#[derive(Debug, thiserror::Error)]
pub enum BoardError {
    /// The shared folder is not there or does not answer.
    #[error("the shared folder can't be reached: check that it is mounted and switched on ({0})")]
    Away(String),
    /// It can't be written.
    #[error("the shared folder can't be written: let this station write there ({0})")]
    ReadOnly(String),
    /// It is full.
    #[error("the shared folder is full: make room there")]
    Full,
    /// What was to be written could not be put into words.
    #[error("a sign of life could not be written")]
    Words,
}
