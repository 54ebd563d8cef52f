//! An incident note: what an adult writes down for other adults. No student sees it, and no view of the export shows it.

use super::{AdultId, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// A note on something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// The id.
    pub id: RecordId,
    /// Who wrote it.
    pub adult: AdultId,
    /// Whom it is about, where it is about a student.
    #[serde(default)]
    pub student: Option<StudentId>,
    /// When.
    pub at: Moment,
    /// At which station, by its name for people.
    pub station: String,
    /// What happened.
    pub text: String,
}
