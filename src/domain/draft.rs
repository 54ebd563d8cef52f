//! Drafts for the outbox: what a person sends from their own mail program.

use super::{InterviewId, Moment};

/// A draft for the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The file's name without an ending.
    pub name: String,
    /// To whom, as an e-mail address; may be empty.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The appointment, where the draft is an invitation.
    pub appointment: Option<Appointment>,
}

/// An appointment for a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Its identity, the same when it is sent again.
    pub id: InterviewId,
    /// When it starts.
    pub starts: Moment,
    /// How long, in minutes.
    pub minutes: u32,
    /// What it is about.
    pub title: String,
}
