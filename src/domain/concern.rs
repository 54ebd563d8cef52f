//! A call that was ended to stay safe: nobody calls that contact until an adult has looked at it. That it happened, and what an
//! adult decided, are facts: whatever is changed in the contact meanwhile, at whichever station, takes neither away. A concern
//! names no student, so that it outlives the erasing of one; the call of the same id tells who it was.

use super::{AdultId, ContactId, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// That a call with a contact was ended to stay safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// The id, which the call gets too when it is logged.
    pub id: RecordId,
    /// With whom the call was.
    pub contact: ContactId,
    /// When.
    pub at: Moment,
    /// The origin of the station at which it was.
    pub station: String,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernSettled {
    /// The id.
    pub id: RecordId,
    /// Of which concern.
    pub concern: RecordId,
    /// Which adult decided; none where the student said that the call had ended otherwise.
    #[serde(default)]
    pub by: Option<AdultId>,
    /// When.
    pub at: Moment,
    /// Whether students may call the contact again.
    pub may_call: bool,
}

/// A concern nobody has decided on yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenConcern {
    /// The concern.
    pub concern: Concern,
    /// Who ended the call; nobody where it is not logged yet, or their records were erased.
    pub student: Option<StudentId>,
}

impl OpenConcern {
    /// Gives the concerns nobody has decided on, the earliest first.
    pub fn all(concerns: impl IntoIterator<Item = Self>, settled: &[ConcernSettled]) -> Vec<Self> {
        let open = |one: &Self| settled.iter().all(|settled| settled.concern != one.concern.id);
        let mut open: Vec<Self> = concerns.into_iter().filter(open).collect();
        open.sort_by_key(|one| (one.concern.at, one.concern.id));
        open.dedup_by_key(|one| one.concern.id);
        open
    }
}
