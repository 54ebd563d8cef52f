//! `station.toml`: what this data folder is.

use super::StorageError;
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The station's own description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StationFile {
    /// The school's name.
    pub school: String,
    /// The station's name ("Room 114 Station 2").
    pub station: String,
    /// A random number of this installation, so that a cloned disk is told.
    pub epoch: Uuid,
    /// The shared folder, where one was given.
    #[serde(default)]
    pub share: Option<PathBuf>,
    /// At which time of the night it is shared; half past two where nobody set one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nightly_at: Option<chrono::NaiveTime>,
    /// Whether the folder holds only made-up work (`demo`, `seed`).
    #[serde(default)]
    pub made_up: bool,
}

impl StationFile {
    /// Reads the description from a data folder; `None` where there is none yet.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn read(folder: &Path) -> Result<Option<Self>, StorageError> {
        let path = folder.join("station.toml");
        match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text)
                .map(Some)
                .map_err(|cause| StorageError::Other(format!("{} can't be read: {}", path.display(), cause.message()))),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(StorageError::Folder { folder: path, cause }),
        }
    }

    /// Writes the description: whole, or not at all.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn write(&self, folder: &Path) -> Result<(), StorageError> {
        let text = toml::to_string(self).map_err(|cause| StorageError::Other(cause.to_string()))?;
        let fault = |cause| StorageError::Folder { folder: folder.to_owned(), cause };
        std::fs::create_dir_all(folder).map_err(fault)?;
        let temporary = folder.join("station.toml.new");
        let mut file = std::fs::File::create(&temporary).map_err(fault)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
        std::fs::rename(&temporary, folder.join("station.toml")).map_err(fault)
    }

    /// Gives at which time it shares; nothing where no shared folder is set.
    pub fn shares_at(&self) -> Option<chrono::NaiveTime> {
        self.share.as_ref()?;
        self.nightly_at.or_else(|| chrono::NaiveTime::from_hms_opt(2, 30, 0))
    }

    /// Gives the name written beside every record: the station's name made safe for a file, and its epoch's first part.
    pub fn origin(&self) -> String {
        let safe: String = self.station.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
        let epoch = self.epoch.simple().to_string();
        format!("{}-{}", safe.trim_matches('-'), epoch.get(..8).unwrap_or(&epoch))
    }
}
