//! What stands beside the files on the share: which of them counts, and what is in it.

use super::digest::TableDigest;
use super::signed::Slot;
use crate::domain::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A station's newest generation (`stations/<station>-<epoch>/MANIFEST.a` or `.b`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) station: String,
    pub(super) epoch: String,
    pub(super) generation: u64,
    pub(super) size: u64,
    pub(super) sha256: String,
    pub(super) schema: usize,
    pub(super) tables: BTreeMap<String, TableDigest>,
    pub(super) written_at: Moment,
}

impl Slot for Manifest {
    const FORMAT: &'static str = "askwell-generation-1";

    fn order(&self) -> u64 {
        self.generation
    }
}

impl Manifest {
    /// Tells the number of rows.
    pub(super) fn rows(&self) -> u64 {
        self.tables.values().map(|table| table.rows).sum()
    }

    /// Tells whether it is the manifest of the station whose folder it lies in: a copied one is not.
    pub(super) fn is_of(&self, origin: &str) -> bool {
        origin == format!("{}-{}", self.station, self.epoch)
    }

    /// Gives the name of the generation's file.
    pub(super) fn file(&self) -> String {
        generation_file(self.generation)
    }
}

/// Gives the name of a generation's file.
pub(super) fn generation_file(generation: u64) -> String {
    format!("g{generation}.db")
}

/// Reads a generation's number from its file's name.
pub(super) fn generation_of(name: &str) -> Option<u64> {
    name.strip_prefix('g')?.strip_suffix(".db")?.parse().ok()
}

/// Parts an origin into the station's name and its epoch.
pub(super) fn parts(origin: &str) -> (&str, &str) {
    origin.rsplit_once('-').unwrap_or((origin, ""))
}

/// The newest combined file (`combined/CURRENT.a` or `.b`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Current {
    /// Counts the combined files.
    pub(super) number: u64,
    /// The generation of each station that is in it; none ever gets smaller.
    pub(super) generations: BTreeMap<String, u64>,
    pub(super) file: String,
    pub(super) size: u64,
    pub(super) sha256: String,
    pub(super) schema: usize,
    pub(super) written_at: Moment,
}

impl Slot for Current {
    const FORMAT: &'static str = "askwell-combined-1";

    fn order(&self) -> u64 {
        self.number
    }
}
