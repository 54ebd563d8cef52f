//! What the screens around the call remember.

use crate::domain::{BookingFault, ContactId, InterviewId, Language, QuestionId};
use crate::flow::rules::rooms::Taken;
use std::time::Duration;

/// What the page after a call remembers; what is written is kept in the call plan.
#[derive(Debug, Default)]
pub struct AfterCallPage {
    /// Whether it has to be told that the outcome is missing.
    pub no_outcome: bool,
}

/// What the booked time remembers; what is written is kept in the call plan.
#[derive(Debug, Default)]
pub struct BookingPage {
    /// What is wrong, once the student wanted to save.
    pub fault: Option<TimeFault>,
    /// When somebody has a call, the student's own times among them.
    pub others: Vec<Taken>,
}

/// Why a time can't be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFault {
    /// No day is chosen.
    NoDay,
    /// No time is chosen.
    NoTime,
    /// Somebody else sits at this station then.
    Taken,
    /// What the booking itself says.
    Booking(BookingFault),
}

/// What the confirmation remembers.
#[derive(Debug, Default)]
pub struct ConfirmationPage {
    /// The language of the e-mail.
    pub language: Language,
    /// Whether it has to be asked before the student's own words are replaced.
    pub ask_again: bool,
    pub(in crate::flow) on_its_way: Option<InterviewId>,
    /// Whether it was in the outbox, and was changed since.
    pub taken_out: bool,
}

/// How far a student is in ending a call before its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// The call goes on.
    #[default]
    No,
    /// The line that ends it is shown.
    Saying,
    /// Nobody is on the line any more.
    HungUp,
}

/// What the live interview remembers.
#[derive(Debug, Default)]
pub struct LivePage {
    /// The length chosen before the call.
    pub minutes: Option<u32>,
    /// Whether the call waits for an adult who stands by.
    pub presence: Presence,
    /// How far the student is in ending the call before its time.
    pub leaving: Leaving,
    /// Whether every question is listed, those asked as well.
    pub all: bool,
    /// Whether the field for a new question is open.
    pub adding: bool,
    /// The new question so far.
    pub added: String,
    /// From where seconds are counted: the running time, and the seconds spoken then.
    pub(in crate::flow) from: Option<(Duration, u32)>,
    /// The question at hand, and the second of the call at which it came up.
    pub(in crate::flow) stands: Option<(QuestionId, u32)>,
    /// Whether the student went on from the last question; the recap waits to be chosen.
    pub at_end: bool,
    pub(in crate::flow) kept: u32,
}

/// What the phone script remembers; where the call stands is kept in the call plan.
#[derive(Debug, Default)]
pub struct PhonePage {
    /// Whether the whole map is shown.
    pub map: bool,
}

/// What the readiness check remembers.
#[derive(Debug, Default)]
pub struct ReadyPage {
    /// Whether the adult was named by typing: then the name stays in its field, even where it is a listed one.
    pub typed: bool,
}

/// What the recap remembers.
#[derive(Debug, Default)]
pub struct RecapPage {
    /// The highlights as they were last built, so that words of the student's own are never replaced.
    pub(in crate::flow) built: Vec<String>,
}

/// Whether a live interview waits for an adult.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// It begins when somebody stands by.
    #[default]
    Asked,
    /// An adult allowed it to begin without.
    Waived,
}

/// What the choice of whom to ask remembers.
#[derive(Debug, Default)]
pub struct WhomPage {
    /// What was typed to find somebody.
    pub typed: String,
    /// What has to be told about the form for an own contact; what is written there is kept in the call plan.
    pub fault: Option<FormFault>,
    /// Whether it has to be asked before what was typed there is dropped.
    pub dropping: bool,
}

/// Why an own contact can't be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// Neither employer nor employee is named.
    Nobody,
    /// There is no number and no address.
    NoWay,
    /// They are on the list already.
    Known(ContactId),
    /// They are on the list, and nobody may ask them.
    DoNotContact,
}
