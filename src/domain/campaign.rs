//! A campaign: which weeks, how many interviews, and the dates counted back from the window.

use super::{CampaignId, Day};
use chrono::Days;
use serde::{Deserialize, Serialize};

/// The seven stops of a student's journey, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// What interests you.
    Interest,
    /// Questions.
    Questions,
    /// Reach out.
    ReachOut,
    /// Practice.
    Practice,
    /// Get ready.
    GetReady,
    /// The interview.
    Interview,
    /// Look back and say thanks.
    LookBack,
}

impl Stop {
    /// Every stop in order.
    pub const ALL: [Self; 7] =
        [Self::Interest, Self::Questions, Self::ReachOut, Self::Practice, Self::GetReady, Self::Interview, Self::LookBack];

    /// The days before the window's first day by which a stop is due when a campaign has all its time:
    /// interests two and a half months, contacts a month, questions and practice a week before.
    fn days_before(self) -> u64 {
        match self {
            Self::Interest => 70,
            Self::Questions => 35,
            Self::ReachOut => 21,
            Self::Practice => 7,
            Self::GetReady => 1,
            Self::Interview | Self::LookBack => 0,
        }
    }
}

/// The days a campaign takes when it is not condensed.
const FULL_LENGTH: u64 = 75;

/// A campaign of interviews.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The id.
    pub id: CampaignId,
    /// The name.
    pub name: String,
    /// The day it begins.
    pub begins: Day,
    /// The first day of the interview window.
    pub window_start: Day,
    /// The last day of the interview window.
    pub window_end: Day,
    /// How many interviews each student owes, at least one.
    pub quota: u32,
    /// How long an interview is unless the student chooses otherwise, in minutes.
    pub minutes: u32,
}

impl Campaign {
    /// Gives the day by which a stop is due.
    ///
    /// The dates are counted back from the window. A campaign shorter than 75 days is condensed: each distance shrinks
    /// in the same proportion, so that the order never changes and nothing is due before the campaign begins.
    pub fn due(&self, stop: Stop) -> Day {
        match stop {
            Stop::Interview => self.window_end,
            Stop::LookBack => add_days(self.window_end, 7),
            _ => {
                let available = u64::try_from((self.window_start - self.begins).num_days()).unwrap_or(0);
                let full = stop.days_before();
                let before = if available >= FULL_LENGTH { full } else { full * available / FULL_LENGTH };
                self.window_start.checked_sub_days(Days::new(before)).unwrap_or(self.window_start)
            }
        }
    }

    /// Gives the number of interviews owed, never less than one.
    pub fn owed(&self) -> u32 {
        self.quota.max(1)
    }
}

/// Adds days to a day; stays where it is at the end of the calendar.
pub fn add_days(day: Day, days: u64) -> Day {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn campaign(begins: Day, start: Day, end: Day) -> Campaign {
        Campaign { id: CampaignId::default(), name: String::new(), begins, window_start: start, window_end: end, quota: 2, minutes: 20 }
    }

    proptest! {
        #[test]
        fn the_stops_of_any_campaign_are_due_in_their_order(begin in 0_u64..4000, until in 0_u64..200, length in 0_u64..20) {
            let begins = add_days(Day::default(), begin);
            let start = add_days(begins, until);
            let one = campaign(begins, start, add_days(start, length));
            let dates: Vec<Day> = Stop::ALL.into_iter().map(|stop| one.due(stop)).collect();
            let mut sorted = dates.clone();
            sorted.sort();
            prop_assert_eq!(&dates, &sorted);
            prop_assert!(dates.iter().all(|day| *day >= begins));
        }
    }
}
