//! Where the recordings of a station lie.

use crate::domain::RecordId;
use crate::storage::{PrivateStore, StorageError};
use crate::vault::{SealError, StationKey, TakeKey, VaultError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of all takes in a data folder.
const RECORDINGS: &str = "recordings";

/// Why a take can't be made, read or destroyed.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// Its key is gone: it was withdrawn, or its day had come. Nobody can read it any more.
    #[error("this recording was destroyed: nothing of it can be read any more")]
    Destroyed,
    /// The databases.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The keys.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The sealed files.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The disk.
    #[error("the recording's folder can't be used: {0}")]
    Io(#[from] io::Error),
}

/// A take's folder with the key that opens it. The key is zeroized with the last of those that use it.
#[derive(Clone, Debug)]
pub struct TakeFolder {
    pub(in crate::engine) path: PathBuf,
    pub(in crate::engine) take: RecordId,
    pub(in crate::engine) key: Arc<TakeKey>,
}

impl TakeFolder {
    /// Makes the folder of a new take. Its key is on the disk before its first sound.
    ///
    /// # Errors
    /// When it can't be made, or there is one.
    pub fn create(data: &Path, take: RecordId, private: &mut PrivateStore, station: &StationKey) -> Result<Self, TakeError> {
        let key = TakeKey::new()?;
        private.keep_take_key(take.0, &station.wrap(&key, take.0)?)?;
        let path = folder_of(data, take);
        std::fs::create_dir_all(&path)?;
        for folder in [data.join(RECORDINGS), data.to_owned()] {
            std::fs::File::open(folder)?.sync_all()?;
        }
        Ok(Self { path, take, key: Arc::new(key) })
    }

    /// Opens the folder of a take.
    ///
    /// # Errors
    /// When its key is gone or does not fit.
    pub fn open(data: &Path, take: RecordId, private: &PrivateStore, station: &StationKey) -> Result<Self, TakeError> {
        let wrapped = private.take_key(take.0)?.ok_or(TakeError::Destroyed)?;
        let key = station.unwrap(&wrapped, take.0)?;
        Ok(Self { path: folder_of(data, take), take, key: Arc::new(key) })
    }

    /// Tells whether anything of a take is on this station: its key, or files a destruction that was cut short left.
    ///
    /// # Errors
    /// When the keys can't be read.
    pub fn is_here(data: &Path, take: RecordId, private: &PrivateStore) -> Result<bool, StorageError> {
        Ok(private.take_key(take.0)?.is_some() || folder_of(data, take).exists())
    }

    /// Makes a take unreadable, then removes its files. What was begun and cut short can be done again.
    ///
    /// The key goes first: from then on the sound is noise, whatever becomes of the files, on this disk or a copy of it.
    ///
    /// # Errors
    /// When the key or the files can't be removed.
    pub fn destroy(data: &Path, take: RecordId, private: &mut PrivateStore) -> Result<(), TakeError> {
        private.destroy_take_key(take.0)?;
        match std::fs::remove_dir_all(folder_of(data, take)) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(cause) => Err(cause.into()),
            Ok(()) => Ok(std::fs::File::open(data.join(RECORDINGS))?.sync_all()?),
        }
    }
}

pub(in crate::engine) fn folder_of(data: &Path, take: RecordId) -> PathBuf {
    data.join(RECORDINGS).join(take.to_string())
}
