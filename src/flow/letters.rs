//! Letters: confirmations and thank-you notes that lie in the outbox until an adult sends them.

use super::{Stamp, State, desk};
use crate::domain::{Action, Confirmation, ContactId, InterviewId, Moment, StudentId, ThankYou};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A confirmation.
    Confirmation(Confirmation),
    /// A thank-you note.
    ThankYou(ThankYou),
}

/// A letter in the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What was written.
    pub written: Written,
    /// To whom.
    pub contact: Option<ContactId>,
}

impl Letter {
    /// Gives whose it is.
    pub fn student(&self) -> StudentId {
        match &self.written {
            Written::Confirmation(one) => one.student,
            Written::ThankYou(one) => one.student,
        }
    }

    /// Gives for which interview it is.
    pub fn interview(&self) -> InterviewId {
        match &self.written {
            Written::Confirmation(one) => one.interview,
            Written::ThankYou(one) => one.interview,
        }
    }

    /// Gives since when it lies there.
    pub fn since(&self) -> Option<Moment> {
        match &self.written {
            Written::Confirmation(one) => one.outbox_at,
            Written::ThankYou(one) => one.outbox_at,
        }
    }

    /// Gives the name of its file in the outbox; empty in records of an older program.
    pub fn file(&self) -> &str {
        match &self.written {
            Written::Confirmation(one) => &one.outbox_file,
            Written::ThankYou(one) => &one.outbox_file,
        }
    }
}

/// The adult at the desk says that a letter was sent.
pub(super) fn sent(state: &mut State, place: usize, stamp: &Stamp) {
    if state.desk.adult.is_none() || place >= state.desk.letters.len() {
        return;
    }
    let letter = state.desk.letters.remove(place);
    let student = letter.student();
    let kind = match letter.written {
        Written::Confirmation(one) => {
            state.keep(Confirmation { sent_at: Some(stamp.at), ..one });
            "confirmation"
        }
        Written::ThankYou(one) => {
            state.keep(ThankYou { sent_at: Some(stamp.at), ..one });
            "thank_you"
        }
    };
    desk::audit_for(state, Some(student), Action::SendLetter, kind.to_owned(), stamp);
}
