//! Notes and marks made during the interview, and the state of the call itself.

use super::{InterviewId, Moment, QuestionId, RecordId, StudentId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A one-touch mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// Worth keeping: becomes a highlight.
    Star,
    /// A surprise.
    Surprise,
    /// To look up later.
    LookUp,
    /// To follow up.
    FollowUp,
    /// A name to remember.
    Name,
}

impl Tag {
    /// Every tag, in the order of the number keys 1 to 5.
    pub const ALL: [Self; 5] = [Self::Star, Self::Surprise, Self::LookUp, Self::FollowUp, Self::Name];
}

/// What the student wrote to one question, or to none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The id.
    pub id: RecordId,
    /// In which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// To which question; none for a note to the recap.
    #[serde(default)]
    pub question: Option<QuestionId>,
    /// The text.
    #[serde(default)]
    pub text: String,
    /// The second of the call at which it was begun.
    #[serde(default)]
    pub at_second: u32,
}

/// A mark set during the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The id.
    pub id: RecordId,
    /// In which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// At which question.
    #[serde(default)]
    pub question: Option<QuestionId>,
    /// Which mark.
    pub tag: Tag,
    /// Whether the mark was taken off again.
    #[serde(default)]
    pub off: bool,
    /// When.
    pub at: Moment,
    /// The second of the call.
    #[serde(default)]
    pub at_second: u32,
}

/// The three parts of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Introduction and purpose.
    #[default]
    Introduction,
    /// Questions.
    Questions,
    /// Recap of the highlights, and thanks.
    Recap,
}

/// How far a call has come: kept, so that a power cut in the middle of it costs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Live {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// The chosen length, in minutes.
    pub minutes: u32,
    /// The part.
    #[serde(default)]
    pub part: Part,
    /// Seconds spoken so far, pauses left out.
    #[serde(default)]
    pub seconds: u32,
    /// Whether the other side asked for a minute.
    #[serde(default)]
    pub paused: bool,
    /// The question on screen.
    #[serde(default)]
    pub current: Option<QuestionId>,
    /// The questions that were asked.
    #[serde(default)]
    pub asked: BTreeSet<QuestionId>,
    /// The questions that were put aside.
    #[serde(default)]
    pub skipped: BTreeSet<QuestionId>,
}

/// The highlights the student reads back before thanking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recap {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// Up to three highlights.
    #[serde(default)]
    pub highlights: Vec<String>,
}
