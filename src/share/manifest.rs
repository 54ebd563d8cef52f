//! What stands beside the files on the share: which of them counts, and what is in it.

use crate::domain::{Erasure, Moment};
use crate::share::audit::AuditHead;
use crate::share::digest::TableDigest;
use crate::share::names::generation_file;
use crate::share::nights::NightTold;
use crate::share::signed::{Signed, Slot};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One file of a station's work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) generation: u64,
    pub(super) size: u64,
    pub(super) sha256: String,
    pub(super) tables: BTreeMap<String, TableDigest>,
}

impl Part {
    /// Gives the name of its file on the share.
    pub(super) fn file(&self) -> String {
        generation_file(self.generation)
    }

    /// Counts its rows.
    pub(super) fn rows(&self) -> u64 {
        self.tables.values().map(|table| table.rows).sum()
    }
}

/// A station's newest generation (`stations/<station>-<epoch>/MANIFEST.a` or `.b`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) station: String,
    pub(super) epoch: String,
    /// The newest file: all of the station's work, or what changed since those before it.
    #[serde(flatten)]
    pub(super) newest: Part,
    /// The files it stands on, the one that holds all of the work of its time first.
    #[serde(default)]
    pub(super) before: Vec<Part>,
    /// How many rows all of them hold, each counted once; nothing where an older program wrote it.
    #[serde(default)]
    pub(super) rows: Option<u64>,
    pub(super) schema: usize,
    /// Where the audit log in its files ends; nothing where an older program wrote it.
    #[serde(default)]
    pub(super) audit: Option<AuditHead>,
    /// What the station's nights before came to.
    #[serde(default)]
    pub(super) nights: Vec<NightTold>,
    pub(super) written_at: Moment,
}

impl Signed for Manifest {
    const FORMAT: &'static str = "askwell-generation-2";
    // The first had no files before the newest.
    const READS: &'static [&'static str] = &[Self::FORMAT, "askwell-generation-1"];
}

impl Slot for Manifest {
    fn order(&self) -> u64 {
        self.newest.generation
    }
}

impl Manifest {
    /// Gives the files that hold the station's work, in the order in which they were written.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.before.iter().chain([&self.newest])
    }

    /// Tells the number of rows.
    pub(super) fn rows(&self) -> u64 {
        self.rows.unwrap_or_else(|| self.newest.rows())
    }

    /// Tells which generation it is.
    pub(super) fn generation(&self) -> u64 {
        self.newest.generation
    }

    /// Tells whether it is the manifest of the station whose folder it lies in: a copied one is not. Its files have to be
    /// named in order and by real hashes, for files are kept under those names.
    pub(super) fn is_of(&self, origin: &str) -> bool {
        let is_hash = |part: &Part| part.sha256.len() == 64 && part.sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        origin == format!("{}-{}", self.station, self.epoch)
            && self.parts().all(is_hash)
            && self.parts().map(|part| part.generation).is_sorted_by(|one, next| one < next)
    }
}

/// The newest combined file (`combined/CURRENT.a` or `.b`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Current {
    /// Counts the combined files.
    pub(super) number: u64,
    /// The generation of each station that is in it; none ever gets smaller.
    pub(super) generations: BTreeMap<String, u64>,
    /// Whose records are erased, and in no input of it any more that was merged.
    #[serde(default)]
    pub(super) erased: Vec<Erasure>,
    pub(super) file: String,
    pub(super) size: u64,
    pub(super) sha256: String,
    pub(super) schema: usize,
    pub(super) written_at: Moment,
}

impl Signed for Current {
    const FORMAT: &'static str = "askwell-combined-1";
}

impl Slot for Current {
    fn order(&self) -> u64 {
        self.number
    }
}
