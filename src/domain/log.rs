//! The adults' log: what each adult did at which station, and whether all of it is still as it was written.

use super::Audit;

/// An entry, and the station at which it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// What was done.
    pub audit: Audit,
    /// The station's name as it stands beside its records.
    pub station: String,
}

/// What following the chain from its beginning shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogCheck {
    /// How many entries the chain has.
    pub entries: usize,
    /// How many of them are there no more, though nobody's records were erased with them.
    pub missing: usize,
    /// How many say something else than they did, or do not follow the one before.
    pub changed: usize,
    /// How many entries of this station the chain does not know.
    pub outside: usize,
}

impl LogCheck {
    /// Tells whether every entry is as it was written.
    pub fn is_whole(&self) -> bool {
        self.missing == 0 && self.changed == 0
    }
}
