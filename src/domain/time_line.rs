//! What lies on the time line of a recorded practice: questions, follow-ups and stars as they came, and comments to a second.

use super::{InterviewId, Moment, QuestionId, Rater, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// What happened at a place of the time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// The opening began.
    Opening,
    /// A question was on the screen.
    Question(QuestionId),
    /// The asker followed up.
    FollowUp,
    /// Something worth listening to again.
    Star,
    /// The end began: recap and thanks.
    Thanks,
}

/// A place on the time line, set while the practice was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeMark {
    /// The id.
    pub id: RecordId,
    /// Of which practice.
    pub practice: RecordId,
    /// For which interview the practice is.
    pub interview: InterviewId,
    /// Who asked in it.
    pub student: StudentId,
    /// What happened.
    pub what: Happening,
    /// Where, in milliseconds of kept sound.
    pub at_ms: u64,
}

/// A comment to a second of a recorded practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeComment {
    /// The id.
    pub id: RecordId,
    /// To which practice.
    pub practice: RecordId,
    /// For which interview the practice is.
    pub interview: InterviewId,
    /// Who asked in it.
    pub student: StudentId,
    /// Who says it.
    pub by: Rater,
    /// Where, in milliseconds of kept sound.
    pub at_ms: u64,
    /// The words.
    pub text: String,
    /// When it was written.
    pub at: Moment,
}
