//! How far a student is, at a glance.

use super::{Day, Moment, StudentId};
use serde::{Deserialize, Serialize};

/// Where a student is on the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Not begun yet.
    New,
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
    /// All interviews owed are finished.
    Done,
}

impl Stage {
    /// Reads the name used in the export.
    pub fn parse(key: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(key.to_owned())).ok()
    }
}

/// How far a student is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overview {
    /// Who.
    pub student: StudentId,
    /// Where they are.
    pub stage: Stage,
    /// Interviews held.
    pub held: u32,
    /// Interviews owed.
    pub owed: u32,
    /// Whether three calls in a row led nowhere.
    pub stuck: bool,
    /// The first day on which they were to phone somebody again and did not.
    pub call_back_missed: Option<Day>,
    /// When the next interview that is booked and was not held begins.
    pub booked_at: Option<Moment>,
}
