//! What a person at the screen has to be told.

use crate::flow::effects::Fault;
use crate::flow::effects::fault::NoPage;
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
    pub(in crate::flow) until: Duration,
}

/// How long it is told, unless somebody begins here or says that they have read it.
const TOLD_FOR: Duration = Duration::from_secs(120);

impl Ended {
    /// Makes it at a running time.
    pub(in crate::flow) fn now(adult: String, on_the_phone: bool, uptime: Duration) -> Self {
        Self { adult, on_the_phone, until: uptime + TOLD_FOR }
    }
}
