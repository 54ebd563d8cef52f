//! A practice that is being booked.

use crate::domain::Day;

/// The time as far as it is chosen, while one is being booked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PracticeDraft {
    /// The day.
    pub day: Option<Day>,
    /// The hour.
    pub hour: Option<u32>,
    /// The minutes after the hour.
    pub quarter: u32,
}
