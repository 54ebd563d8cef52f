//! What a person has to be told, and how it goes away again.

use super::{Fault, Look, NoPage, State};
use std::time::Duration;

/// Something a person has to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// What was typed can't be kept now.
    NotSaved(Fault),
    /// A file that could not be read lies in the quarantine folder.
    SetAside(String),
    /// The data folder can't be used.
    Unusable(Fault),
    /// Something could not be done.
    Failed(Fault),
    /// There is no page of a document.
    NoPage(NoPage),
    /// A draft lies in the outbox.
    DraftWritten(String),
    /// An adult ended the work that went on here.
    Ended(Ended),
    /// An adult, by name, ended the call for one of whoever is here.
    Answered(String),
}

/// What whoever sat here is told when an adult has ended their work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Who did, by name.
    pub adult: String,
    /// Whether somebody was on the phone, to whom a goodbye is owed.
    pub on_the_phone: bool,
    until: Duration,
}

/// How long it is told, unless somebody begins here or says that they have read it.
const TOLD_FOR: Duration = Duration::from_secs(120);

impl Ended {
    /// Makes it at a running time.
    pub(super) fn now(adult: String, on_the_phone: bool, uptime: Duration) -> Self {
        Self { adult, on_the_phone, until: uptime + TOLD_FOR }
    }
}

/// It is not told for ever: the next who comes need not know.
pub(super) fn tick(state: &mut State) {
    if matches!(&state.trouble, Some(Trouble::Ended(ended)) if state.uptime >= ended.until) {
        dismiss(state);
    }
}

/// Takes away what is told. Where a student's work was ended, their letters and language stayed for it.
pub(super) fn dismiss(state: &mut State) {
    if matches!(state.trouble.take(), Some(Trouble::Ended(_))) && state.session.is_none() {
        state.look = Look { language: state.start_language, ..Look::default() };
    }
}

/// Somebody came to another screen, or another student sat down.
pub(super) fn moved_on(state: &mut State) {
    let read = match state.trouble {
        // Good news of the last screen is no news on this one.
        Some(Trouble::DraftWritten(_)) => true,
        // Who goes on has read it, and whom it was about has left as soon as somebody else is here.
        Some(Trouble::Ended(_) | Trouble::Answered(_)) => state.session.is_some() || state.desk.adult.is_some(),
        _ => false,
    };
    if read {
        state.trouble = None;
    }
}
