//! Practice, confirmation and the readiness check: what happens before the day.

use super::{AdultId, InterviewId, Moment, Rater, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// A practice interview. One without a recording is told by the student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// The id.
    pub id: RecordId,
    /// For which interview.
    pub interview: InterviewId,
    /// Who asked.
    pub student: StudentId,
    /// Who answered, by name.
    #[serde(default)]
    pub with: String,
    /// When.
    pub at: Moment,
    /// How long, in minutes.
    #[serde(default)]
    pub minutes: u32,
    /// Whether it was recorded.
    #[serde(default)]
    pub recorded: bool,
    /// A comment to its recording that is still being written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_draft: Option<CommentDraft>,
}

/// A practice that a teacher booked with a student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeBooking {
    /// For which interview.
    pub interview: InterviewId,
    /// Who asks.
    pub student: StudentId,
    /// The adult who answers.
    pub with: AdultId,
    /// When it begins.
    pub starts: Moment,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Whether it does not take place.
    #[serde(default)]
    pub canceled: bool,
}

/// A comment to a recording that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentDraft {
    /// Who writes it.
    pub by: Rater,
    /// Where on the time line, in milliseconds.
    pub at_ms: u64,
    /// What.
    pub text: String,
}

/// The confirmation the student sends the day before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// For which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// The text; empty until the student opens it.
    #[serde(default)]
    pub text: String,
    /// When it was put into the outbox as it stands; an adult sends it from there.
    #[serde(default)]
    pub outbox_at: Option<Moment>,
    /// The name of its file there.
    #[serde(default)]
    pub outbox_file: String,
    /// When it was sent, as the student or an adult said.
    #[serde(default)]
    pub sent_at: Option<Moment>,
}

impl Confirmation {
    /// Tells whether the student has done their part: it was sent, or it waits for an adult to send it.
    pub fn on_its_way(&self) -> bool {
        self.sent_at.is_some() || self.outbox_at.is_some()
    }
}

/// The readiness check of the day before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readiness {
    /// For which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// Whether something to take notes with is at hand.
    #[serde(default)]
    pub notes_at_hand: bool,
    /// The adult standing by, by name.
    #[serde(default)]
    pub adult: String,
    /// Who practices with the student, until the practice is finished and written down.
    #[serde(default)]
    pub practice_with: String,
    /// When the student passed the check.
    #[serde(default)]
    pub passed_at: Option<Moment>,
    /// Why an adult let the student go on without all of it; empty where none did.
    #[serde(default)]
    pub override_reason: String,
    /// Who did.
    #[serde(default)]
    pub override_by: String,
}
