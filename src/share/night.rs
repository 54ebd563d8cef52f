//! What one night's work needs everywhere, and how far it is.

use crate::domain::Moment;
use crate::share::error::ShareError;
use crate::share::files;
use crate::storage::SharedFolder;
use crate::vault::SchoolKey;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;

/// How far a nightly is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// This station's work is written to the share.
    Publishing,
    /// A station's work is read.
    Reading {
        /// Its place among them, from 1.
        station: u32,
        /// How many there are.
        of: u32,
    },
    /// All of it is merged.
    Merging,
    /// What the others wrote comes to this station.
    TakingIn,
}

/// What one night's work needs everywhere.
pub(in crate::share) struct Night<'a> {
    /// For files being made.
    pub(in crate::share) work: PathBuf,
    /// For every station's last good file.
    pub(in crate::share) cache: PathBuf,
    /// The share.
    pub(in crate::share) root: SharedFolder,
    pub(in crate::share) origin: String,
    pub(in crate::share) key: SchoolKey,
    pub(in crate::share) now: Moment,
    /// Is told how far it is.
    pub(in crate::share) told: &'a (dyn Fn(Step) + Sync),
    /// Erases what this station holds of those whose records are erased.
    pub(in crate::share) erase: &'a (dyn Fn() + Sync),
    /// The hashes of kept files that were found to be right tonight.
    pub(in crate::share) proven: Mutex<BTreeSet<String>>,
}

impl Night<'_> {
    /// Opens a station's folder, where there is one.
    pub(in crate::share) fn station(&self, origin: &str) -> std::io::Result<Option<SharedFolder>> {
        self.root.find("stations")?.map_or(Ok(None), |stations| stations.find(origin))
    }

    /// Opens this station's folder in another one; both are made where there are none.
    pub(in crate::share) fn make_own(&self, name: &str) -> Result<SharedFolder, ShareError> {
        self.root.make(name).and_then(|folder| folder.make(&self.origin)).map_err(files::away(&self.root))
    }

    /// Tells whether a kept file was found to be right tonight.
    pub(in crate::share) fn has_proven(&self, sha256: &str) -> bool {
        self.proven.lock().is_ok_and(|proven| proven.contains(sha256))
    }

    /// Notes that a kept file was found to be right.
    pub(in crate::share) fn note_proven(&self, sha256: &str) {
        if let Ok(mut proven) = self.proven.lock() {
            proven.insert(sha256.to_owned());
        }
    }
}
