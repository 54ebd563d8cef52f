//! A quiet room with a telephone, and when it is there for calls.

use super::{AdultId, Day, Moment};
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// When a room is there for calls: on each school day of a stretch, between the same hours. It has one seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomTime {
    /// The room, as the school calls it.
    pub room: String,
    /// The number of its telephone; empty where it has none.
    #[serde(default)]
    pub telephone: String,
    /// The adult who is there.
    #[serde(default)]
    pub adult: Option<AdultId>,
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// From when on each of them.
    pub from: NaiveTime,
    /// Until when.
    pub to: NaiveTime,
}

impl RoomTime {
    /// Tells whether a call from one moment to another, on the same day, lies in it.
    pub fn holds(&self, starts: Moment, ends: Moment) -> bool {
        (self.first..=self.last).contains(&starts.date_naive())
            && starts.date_naive() == ends.date_naive()
            && self.from <= starts.time()
            && ends.time() <= self.to
    }
}
