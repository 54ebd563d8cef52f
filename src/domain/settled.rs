//! What somebody chose between two versions.

use crate::domain::ids::{AdultId, InterviewId, RecordId, StudentId};
use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};

/// What an adult chose between two versions: the one that lost need not be shown again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledChange {
    /// The id.
    pub id: RecordId,
    /// Which change had lost, by its content hash in hexadecimal.
    pub lost: String,
    /// Who chose.
    pub by: AdultId,
    /// When.
    pub at: Moment,
}

/// What a student chose between two versions: the lost one need not be offered again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The id.
    pub id: RecordId,
    /// Whose text.
    pub student: StudentId,
    /// Of which interview, where it is of one.
    #[serde(default)]
    pub interview: Option<InterviewId>,
    /// Which text had lost, by its content hash in hexadecimal.
    pub lost: String,
    /// When.
    pub at: Moment,
}
