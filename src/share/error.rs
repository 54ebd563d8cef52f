//! What can keep a night's work from the share, and what to do about it.

use crate::content::ContentError;
use crate::storage::StorageError;
use std::path::{Path, PathBuf};

/// Why the nightly could not be done.
#[derive(Debug, thiserror::Error)]
pub enum ShareError {
    /// Nobody said where the share is.
    #[error("no shared folder is set: name one with --share DIR, or write share = \"DIR\" into station.toml")]
    NotConfigured,
    /// The data folder is no station yet.
    #[error("{} is no station yet: run `askwell setup --school NAME --station NAME` first", .0.display())]
    NoStation(PathBuf),
    /// The school key is missing.
    #[error("this station has no school code: run `askwell setup` with the school's --code")]
    NoKey,
    /// Another nightly is at work.
    #[error("another nightly is running on this station: wait for it to end")]
    Running,
    /// The share is not there, or can't be read or written.
    #[error("the shared folder {} can't be used ({cause}). It will be done next time.", share.display())]
    Away {
        /// The shared folder, or what in it.
        share: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
    /// Too little room on the share.
    #[error(
        "the shared folder {} has too little room: {} KB are needed and {} KB are free. It will be done next time.",
        share.display(), needed.div_ceil(1024), free / 1024
    )]
    Full {
        /// The shared folder, or what in it.
        share: PathBuf,
        /// Bytes needed.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// The share is another school's.
    #[error("the shared folder {} is another school's; nothing was written: give each school a folder of its own", .0.display())]
    OtherSchool(PathBuf),
    /// The station's database was damaged.
    #[error("the station's data was damaged and set aside as {}; nothing was published: ask for help before the next try", .0.display())]
    SetAside(PathBuf),
    /// The station does not know what it published before, and that can't be read.
    #[error(
        "this station does not know what it shared before, and that can't be read back ({0}); nothing was published, so that nothing \
         is lost: bring its data or the shared folder back, or run `askwell setup` in a fresh data folder"
    )]
    Shrunk(String),
    /// A file that was just made failed its check.
    #[error("a file made for sharing failed its check ({0}); nothing of it was published: check the disk, then try again")]
    Check(String),
    /// A local file can't be written or read.
    #[error("{} can't be used ({cause}): check the disk and its permissions, then try again", path.display())]
    Local {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// What storage says.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The program's own list of occupations can't be read.
    #[error(transparent)]
    Content(#[from] ContentError),
}

impl From<rusqlite::Error> for ShareError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl ShareError {
    /// Tells whether the share is to blame, and the next night will do it.
    pub fn is_share_away(&self) -> bool {
        matches!(self, Self::Away { .. } | Self::Full { .. })
    }

    /// Makes the error of a file on the share.
    pub(super) fn on_share(path: &Path, cause: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let cause = match cause.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => "there is no room left".to_owned(),
            Kind::ReadOnlyFilesystem | Kind::PermissionDenied => "it can't be written".to_owned(),
            Kind::NotFound => "it is not there".to_owned(),
            _ => cause.to_string(),
        };
        Self::Away { share: path.to_owned(), cause }
    }

    /// Makes the error of a local file.
    pub(super) fn local(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        |cause| Self::Local { path, cause }
    }
}

/// Why a file of a station can't be taken in.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error("no manifest of it is signed by this school")]
    Forged,
    #[error("a file of it can't be read: {0}")]
    Unreadable(#[from] std::io::Error),
    #[error("its newest file is not what its manifest says")]
    Hash,
    #[error("its files hold another audit log than its manifest says")]
    Audit,
    #[error("its newest file was written by a newer Askwell: update this station")]
    Newer,
    #[error("its newest file holds tables that are not ours")]
    Schema,
    #[error("its newest file holds rows of other stations")]
    Foreign,
    #[error("its newest file failed its check: {0}")]
    Check(String),
    #[error("its newest file is too large for the disk of this station: free some room")]
    TooLarge,
    #[error("its newest file is older than what was merged before")]
    Older,
    #[error("its files are gone from the share")]
    Gone,
    #[error("one of its two manifests is not signed by this school")]
    Spoiled,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Check(error.to_string())
    }
}

impl From<StorageError> for Fault {
    fn from(error: StorageError) -> Self {
        Self::Check(error.to_string())
    }
}
