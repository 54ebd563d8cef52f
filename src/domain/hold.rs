//! A family's open request to inspect a student's record: until it is answered, nothing of their recordings is destroyed.

use super::{AdultId, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// Destruction waits for a student's recordings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// The id.
    pub id: RecordId,
    /// Whose recordings.
    pub student: StudentId,
    /// The adult who said so.
    pub by: AdultId,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// When.
    pub at: Moment,
}

/// A hold is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldLifted {
    /// The id.
    pub id: RecordId,
    /// Which hold.
    pub hold: RecordId,
    /// Whose recordings.
    pub student: StudentId,
    /// The adult who said so.
    pub by: AdultId,
    /// When.
    pub at: Moment,
}
