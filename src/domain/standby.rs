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
