//! A copy of a recording that left the station. What left can't be destroyed from here, so that it is never forgotten.

use super::{AdultId, InterviewId, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// A recording was saved as a sound file outside the station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeCopy {
    /// The id.
    pub id: RecordId,
    /// Of which recording.
    pub take: RecordId,
    /// Of which practice.
    pub practice: RecordId,
    /// For which interview the practice is.
    pub interview: InterviewId,
    /// Who asked in it.
    pub student: StudentId,
    /// The adult who saved it.
    pub by: AdultId,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Where it was saved, as the station saw the place then.
    pub file: String,
    /// When.
    pub at: Moment,
}
