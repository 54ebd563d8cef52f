//! Where a student was, for the case of a power cut.

use crate::domain::{InterviewId, Moment, StudentId};
use crate::flow::rules::Screen;
use serde::Deserialize;
use serde::Serialize;

/// Where a student was: enough to ask whether to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Who.
    pub student: StudentId,
    /// The name as it may stand on the screen.
    pub name: String,
    /// At which interview.
    pub interview: Option<InterviewId>,
    /// On which screen.
    pub screen: Screen,
    /// When.
    pub at: Moment,
}
