//! What can go wrong with the station's files, and what to do about it.

use std::path::PathBuf;

/// Why something could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// No room on the disk.
    #[error("the disk is full: free some room, then try again; nothing that was saved is lost")]
    Full,
    /// The data folder or its files can't be written.
    #[error("the data folder can't be written: check its permissions and that the disk is not read-only")]
    ReadOnly,
    /// Somebody else holds the file.
    #[error("another program holds the station's data: close it, then try again")]
    Busy,
    /// The file is damaged.
    #[error("the station's data is damaged: {0}")]
    Damaged(String),
    /// A newer program wrote the file.
    #[error("a newer Askwell wrote the station's data: install that version, or a later one")]
    Newer,
    /// A folder can't be made or read.
    #[error("the folder {} can't be used: {cause}", folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// Anything else SQLite says.
    #[error("the station's data could not be used: {0}")]
    Other(String),
    /// A record that could not be read or written.
    #[error(transparent)]
    Record(#[from] crate::domain::RecordError),
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied | Code::SystemIoFailure) => Self::ReadOnly,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<rusqlite_migration::Error> for StorageError {
    fn from(error: rusqlite_migration::Error) -> Self {
        use rusqlite_migration::{Error, MigrationDefinitionError, SchemaVersionError};
        match error {
            Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead)
            | Error::SpecifiedSchemaVersion(SchemaVersionError::TargetVersionOutOfRange { .. }) => Self::Newer,
            Error::RusqliteError { err, .. } => err.into(),
            other => Self::Other(other.to_string()),
        }
    }
}
