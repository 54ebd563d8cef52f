//! Phone calls to find and book an interview.

use super::{Caller, ContactId, Day, InterviewId, Medium, Moment, RecordId, StudentId};
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

/// What a student prepares before a call, and what they wrote down of it so far: nothing of it is lost to a power cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallPlan {
    /// For which interview.
    pub interview: InterviewId,
    /// Whose.
    pub student: StudentId,
    /// Three times to offer, in the student's words.
    #[serde(default)]
    pub slots: [String; 3],
    /// The number at which the student can be called back.
    #[serde(default)]
    pub number: String,
    /// The call under way, from the first step of the script until it is logged.
    #[serde(default)]
    pub call: CallDraft,
    /// The time as far as it is written down, until it is booked.
    #[serde(default)]
    pub booking: Option<BookingDraft>,
    /// An own contact as far as they are written down, while the form is open; boxed, as most plans have none.
    #[serde(default)]
    pub own_contact: Option<Box<OwnContact>>,
}

impl CallPlan {
    /// Makes an empty plan.
    pub fn new(interview: InterviewId, student: StudentId) -> Self {
        Self {
            interview,
            student,
            slots: Default::default(),
            number: String::new(),
            call: CallDraft::default(),
            booking: None,
            own_contact: None,
        }
    }

    /// Gives the times to offer: those that are written, in order.
    pub fn offered(&self) -> Vec<&str> {
        self.slots.iter().map(|slot| slot.trim()).filter(|slot| !slot.is_empty()).collect()
    }
}

/// Somebody the student knows, as far as they are written down.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OwnContact {
    /// Where they work.
    #[serde(default)]
    pub employer: String,
    /// Their name.
    #[serde(default)]
    pub employee: String,
    /// Their title.
    #[serde(default)]
    pub title: String,
    /// The number.
    #[serde(default)]
    pub phone: String,
    /// The e-mail address.
    #[serde(default)]
    pub email: String,
    /// The career: an occupation code, or own words.
    #[serde(default)]
    pub career: String,
    /// The student's own contact that this corrects; none for somebody new.
    #[serde(default)]
    pub corrects: Option<ContactId>,
}

/// A call that is not logged yet.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CallDraft {
    /// The steps of the phone script that were walked; the last is the one at hand.
    #[serde(default)]
    pub path: Vec<String>,
    /// The answers that were given, one for each step of the path that was left; empty where a step was left otherwise.
    #[serde(default)]
    pub answers: Vec<String>,
    /// How it ended, once the student said so.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// What comes next.
    #[serde(default)]
    pub next_step: String,
    /// On which day.
    #[serde(default)]
    pub next_on: Option<Day>,
    /// Names heard.
    #[serde(default)]
    pub names: String,
    /// The name of whoever will be talked to, where the school does not know it yet.
    #[serde(default)]
    pub person: String,
    /// Their e-mail address, where the school does not know it yet.
    #[serde(default)]
    pub email: String,
    /// How it felt.
    #[serde(default)]
    pub felt: Option<super::Score>,
    /// Somebody else they named.
    #[serde(default)]
    pub referral: Box<Referral>,
    /// The concern that was raised when it ended to stay safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<RecordId>,
}

/// Somebody an employer named instead.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Referral {
    /// The name.
    #[serde(default)]
    pub employee: String,
    /// Where they work; empty for the same employer.
    #[serde(default)]
    pub employer: String,
    /// The number.
    #[serde(default)]
    pub phone: String,
    /// The e-mail address.
    #[serde(default)]
    pub email: String,
    /// Whether the student may say who named them.
    #[serde(default)]
    pub may_use_name: bool,
}

/// A booked time as far as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingDraft {
    /// The day.
    #[serde(default)]
    pub day: Option<Day>,
    /// The hour, 0 to 23.
    #[serde(default)]
    pub hour: Option<u32>,
    /// The minute, in steps of 15.
    #[serde(default)]
    pub minute: Option<u32>,
    /// How long, in minutes.
    pub minutes: u32,
    /// Phone or video.
    pub medium: Medium,
    /// Who calls.
    pub caller: Caller,
    /// The student's number.
    #[serde(default)]
    pub student_number: String,
    /// The employee's number.
    #[serde(default)]
    pub employee_number: String,
    /// The link of a video meeting.
    #[serde(default)]
    pub link: String,
    /// The day and time as they were agreed on, in the student's words.
    #[serde(default)]
    pub agreed: String,
}
