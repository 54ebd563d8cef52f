//! What the engine finds for the adults' desk.

use crate::domain::{Confirmation, Contact, ContactId, InterviewId, Moment, StudentId, ThankYou};

/// A school's list of contacts, as it lies in the folder `inbox`.
pub const LIST_FILE: &str = "contacts.csv";

/// The file beside it that tells what is wrong with each line that can't be taken.
pub const LIST_LEFT_OUT: &str = "contacts-left-out.txt";

/// What came of looking for a list of contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListIn {
    /// It is being read.
    Reading,
    /// There is none in this folder.
    Absent(String),
    /// It can't be used as a whole; the file beside it says why.
    Unusable,
    /// It was read. Nothing is changed yet.
    Found(FoundList),
    /// It was taken in.
    Taken(FoundList),
}

/// What a list of contacts would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundList {
    /// The contacts that are new.
    pub added: Vec<Contact>,
    /// Those that would change, as they would be then.
    pub changed: Vec<Contact>,
    /// How many are known as they are.
    pub unchanged: usize,
    /// The lines that can't be taken.
    pub left_out: Vec<u64>,
}

/// What came of saving the list of contacts as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedList {
    /// It lies in the outbox folder under this name.
    As(String),
    /// It could not be written.
    Failed,
}

/// Something a student handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A question list.
    Questions,
    /// A thank-you note.
    ThankYou,
    /// An evaluation.
    Evaluation,
}

/// Something that waits for an adult.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Whose.
    pub student: StudentId,
    /// For which interview.
    pub interview: InterviewId,
    /// What.
    pub work: Work,
}

/// What came of erasing students' records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ErasingOutcome {
    /// Of how many students nothing is left on this station.
    pub erased: usize,
    /// How many are on hold: nothing of theirs is erased.
    pub held: usize,
    /// How many follow later, because something of theirs could not be erased now.
    pub later: usize,
}

/// How many of the newest incident notes are shown at the desk.
pub const INCIDENTS_SHOWN: usize = 20;

/// What a letter in the outbox says.
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
    /// What a letter in the outbox says.
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
