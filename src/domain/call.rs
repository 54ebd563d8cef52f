//! Phone calls to find and book an interview.

use super::{ContactId, Day, InterviewId, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// There is a date.
    Booked,
    /// They wanted to talk at once, and the student was ready.
    InterviewNow,
    /// Call again at an agreed time.
    CallAgain,
    /// A message was left.
    LeftMessage,
    /// They said no.
    Refused,
    /// It was the wrong number or person.
    WrongNumber,
    /// Nobody answered.
    NoAnswer,
    /// The student ended an uncomfortable call.
    EndedUnsafe,
    /// They asked for an e-mail first.
    AskedToEmail,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 9] = [
        Self::Booked,
        Self::InterviewNow,
        Self::CallAgain,
        Self::LeftMessage,
        Self::Refused,
        Self::WrongNumber,
        Self::NoAnswer,
        Self::EndedUnsafe,
        Self::AskedToEmail,
    ];

    /// Gives the name used in content files and the export.
    pub fn key(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::InterviewNow => "interview_now",
            Self::CallAgain => "call_again",
            Self::LeftMessage => "left_message",
            Self::Refused => "refused",
            Self::WrongNumber => "wrong_number",
            Self::NoAnswer => "no_answer",
            Self::EndedUnsafe => "ended_unsafe",
            Self::AskedToEmail => "asked_to_email",
        }
    }

    /// Tells whether the call led to an interview; every other call counts as failed.
    pub fn succeeded(self) -> bool {
        matches!(self, Self::Booked | Self::InterviewNow)
    }
}

/// A call, as the student logged it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The id.
    pub id: RecordId,
    /// For which interview.
    pub interview: InterviewId,
    /// Who called.
    pub student: StudentId,
    /// Who was called.
    pub contact: ContactId,
    /// The employer's name at that time.
    pub employer: String,
    /// When.
    pub at: Moment,
    /// How it ended.
    pub outcome: Outcome,
    /// What comes next, in the student's words.
    #[serde(default)]
    pub next_step: String,
    /// On which day.
    #[serde(default)]
    pub next_on: Option<Day>,
    /// Names heard, spelled out.
    #[serde(default)]
    pub names: String,
    /// How it felt, 1 to 5.
    #[serde(default)]
    pub felt: Option<super::Score>,
    /// The steps of the phone script that were walked.
    #[serde(default)]
    pub path: Vec<String>,
}
