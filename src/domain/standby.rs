//! Standing by: an adult is at a station for a time.

use super::{AdultId, Moment, RecordId};
use serde::{Deserialize, Serialize};

/// For how long an adult is at a station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandBy {
    /// The id.
    pub id: RecordId,
    /// Who.
    pub adult: AdultId,
    /// From when on.
    pub from: Moment,
    /// Until when; earlier than was said where the adult has left.
    pub until: Moment,
}

impl StandBy {
    /// Tells whether it is so at a moment.
    pub fn holds(&self, at: Moment) -> bool {
        self.from <= at && at < self.until
    }
}

/// A station that an adult has paused: nobody works there until an adult lets it go on. It outlives a restart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The id.
    pub id: RecordId,
    /// Who paused it.
    pub adult: AdultId,
    /// Since when.
    pub from: Moment,
    /// Until when; none while it lasts.
    #[serde(default)]
    pub until: Option<Moment>,
}
