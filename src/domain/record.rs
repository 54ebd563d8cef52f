//! Records: the one form in which anything a school knows is kept, shared and merged.
//!
//! A *document* is written again and again by its author and carries a revision; a *fact* is written once. Every
//! record has a kind, an id that is unique within the kind, and a body in JSON.

use crate::domain::adult::Adult;
use crate::domain::afterwards::{Evaluation, Reflection, ThankYou};
use crate::domain::call::{Call, CallPlan};
use crate::domain::campaign::Campaign;
use crate::domain::comfort::Comfort;
use crate::domain::concern::{Concern, ConcernSettled};
use crate::domain::consent::{Consent, Withdrawal};
use crate::domain::contact::Contact;
use crate::domain::copy::TakeCopy;
use crate::domain::earlier::EarlierTexts;
use crate::domain::help::{Help, HelpWord};
use crate::domain::hold::{Hold, HoldLifted};
use crate::domain::ids::{InterviewId, StudentId};
use crate::domain::incident::Incident;
use crate::domain::interest::Interest;
use crate::domain::interview::Interview;
use crate::domain::note::{Live, Mark, Note, Recap};
use crate::domain::preparation::{Confirmation, Practice, PracticeBooking, Readiness};
use crate::domain::question::{QuestionList, QuestionVersion};
use crate::domain::rubric::PracticeRating;
use crate::domain::school::{Audit, LessonDone};
use crate::domain::settled::{Settled, SettledChange};
use crate::domain::standby::{Pause, StandBy};
use crate::domain::student::Student;
use crate::domain::take::Take;
use crate::domain::time_line::{TimeComment, TimeMark};
use serde::Serialize;
use uuid::Uuid;

/// Whether a record may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// May be written again; the larger revision wins.
    Document,
    /// Written once.
    Fact,
}

/// A body that could not be read as its kind.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A newer program wrote a kind this one does not know.
    #[error("a record of the unknown kind “{0}” was left as it is; a newer Askwell wrote it")]
    UnknownKind(String),
    /// The body is damaged, or lacks something.
    #[error("a record of the kind “{kind}” could not be read and was left as it is: {cause}")]
    Body {
        /// The kind.
        kind: String,
        /// What serde says.
        cause: String,
    },
}

macro_rules! records {
    ($($variant:ident, $key:literal, $nature:ident, id $id:expr, student $student:expr, interview $interview:expr;)+) => {
        /// Anything that is kept.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Record { $(#[doc = concat!("A record of the kind `", $key, "`.")] $variant($variant)),+ }

        impl Record {
            /// Every kind with its nature.
            pub const KINDS: &'static [(&'static str, Nature)] = &[$(($key, Nature::$nature)),+];

            /// Gives the kind.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $key),+ }
            }

            /// Tells whether it may change.
            pub fn nature(&self) -> Nature {
                match self { $(Self::$variant(_) => Nature::$nature),+ }
            }

            /// Gives the id within its kind.
            pub fn id(&self) -> Uuid {
                match self { $(Self::$variant(one) => id_of(one, $id)),+ }
            }

            /// Gives the student it is about, where it is about one.
            pub fn student(&self) -> Option<StudentId> {
                match self { $(Self::$variant(one) => student_of(one, $student)),+ }
            }

            /// Gives the interview it belongs to, where it belongs to one.
            pub fn interview(&self) -> Option<InterviewId> {
                match self { $(Self::$variant(one) => interview_of(one, $interview)),+ }
            }

            /// Writes the body as JSON with keys in a fixed order, so that equal values give equal bytes.
            ///
            /// # Errors
            /// When serde can't write the value, which no type of ours brings about.
            pub fn body(&self) -> Result<String, RecordError> {
                match self { $(Self::$variant(one) => write($key, one)),+ }
            }

            /// Reads a body.
            ///
            /// # Errors
            /// For an unknown kind or a body that is not of it.
            pub fn read(kind: &str, body: &str) -> Result<Self, RecordError> {
                match kind {
                    $($key => serde_json::from_str(body).map(Self::$variant)
                        .map_err(|cause| RecordError::Body { kind: kind.to_owned(), cause: cause.to_string() }),)+
                    _ => Err(RecordError::UnknownKind(kind.to_owned())),
                }
            }
        }

        $(impl From<$variant> for Record {
            fn from(one: $variant) -> Self { Self::$variant(one) }
        })+
    };
}

fn id_of<T>(one: &T, id: impl Fn(&T) -> Uuid) -> Uuid {
    id(one)
}

fn student_of<T>(one: &T, student: impl Fn(&T) -> Option<StudentId>) -> Option<StudentId> {
    student(one)
}

fn interview_of<T>(one: &T, interview: impl Fn(&T) -> Option<InterviewId>) -> Option<InterviewId> {
    interview(one)
}

fn write<T: Serialize>(kind: &str, one: &T) -> Result<String, RecordError> {
    serde_json::to_string(one).map_err(|cause| RecordError::Body { kind: kind.to_owned(), cause: cause.to_string() })
}

records! {
    Student, "student", Document, id |r| r.id.0, student |r| Some(r.id), interview |_| None;
    Adult, "adult", Document, id |r| r.id.0, student |_| None, interview |_| None;
    Campaign, "campaign", Document, id |r| r.id.0, student |_| None, interview |_| None;
    Contact, "contact", Document, id |r| r.id.0, student |_| None, interview |_| None;
    Interest, "interest", Document, id |r| r.student.0, student |r| Some(r.student), interview |_| None;
    Interview, "interview", Document, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.id);
    QuestionList, "question_list", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    QuestionVersion, "question_version", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Call, "call", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    CallPlan, "call_plan", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Practice, "practice", Document, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    PracticeBooking, "practice_booking", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    TimeMark, "time_mark", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    TimeComment, "time_comment", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    PracticeRating, "practice_rating", Document, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Consent, "consent", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Withdrawal, "withdrawal", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Take, "take", Document, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    TakeCopy, "take_copy", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Confirmation, "confirmation", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Readiness, "readiness", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Live, "live", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Note, "note", Document, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Mark, "mark", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Recap, "recap", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    ThankYou, "thank_you", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Evaluation, "evaluation", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    Reflection, "reflection", Document, id |r| r.interview.0, student |r| Some(r.student), interview |r| Some(r.interview);
    EarlierTexts, "earlier_texts", Document, id |r| r.student.0, student |r| Some(r.student), interview |_| None;
    Comfort, "comfort", Document, id |r| r.student.0, student |r| Some(r.student), interview |_| None;
    LessonDone, "lesson_done", Fact, id |r| r.id.0, student |r| Some(r.student), interview |_| None;
    Hold, "hold", Fact, id |r| r.id.0, student |r| Some(r.student), interview |_| None;
    HoldLifted, "hold_lifted", Fact, id |r| r.id.0, student |r| Some(r.student), interview |_| None;
    Settled, "settled", Fact, id |r| r.id.0, student |r| Some(r.student), interview |r| r.interview;
    SettledChange, "settled_change", Fact, id |r| r.id.0, student |_| None, interview |_| None;
    Incident, "incident", Document, id |r| r.id.0, student |r| r.student, interview |_| None;
    Pause, "pause", Document, id |r| r.id.0, student |_| None, interview |_| None;
    StandBy, "stand_by", Document, id |r| r.id.0, student |_| None, interview |_| None;
    Help, "help", Fact, id |r| r.id.0, student |r| r.student, interview |_| None;
    HelpWord, "help_word", Fact, id |r| r.id.0, student |r| r.student, interview |_| None;
    Concern, "concern", Fact, id |r| r.id.0, student |_| None, interview |_| None;
    ConcernSettled, "concern_settled", Fact, id |r| r.id.0, student |_| None, interview |_| None;
    Audit, "audit", Fact, id |r| r.id.0, student |r| r.student, interview |_| None;
}
