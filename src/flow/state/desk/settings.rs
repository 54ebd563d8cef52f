//! What the settings remember, a code that is shown, and how the sharing goes.

use crate::domain::{AdultId, Moment, Role, ShareTrial};
use crate::flow::effects::Fault;
use crate::flow::effects::fault::NoPage;
use crate::flow::effects::pins::NewCode;
use crate::flow::effects::sharing::{SharingOutcome, Stage};
use crate::flow::effects::sound::Booth;
use std::time::Duration;

/// A recovery code while it is shown.
#[derive(Debug)]
pub struct ShownCode {
    /// The code and its paper.
    pub new: NewCode,
    /// Whether there is a printer for its paper, or why there is no paper; none while it is made.
    pub written: Option<Result<bool, NoPage>>,
    /// Whether the printer took it; none until it was asked to.
    pub printed: Option<bool>,
    /// Whether its paper was removed; none until somebody wanted it.
    pub removed: Option<bool>,
}

/// What was just done, for a sentence above the buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// It is kept.
    Kept,
    /// It could not be.
    NotKept(Fault),
    /// An adult has a new PIN.
    PinChosen(AdultId),
}

/// What the settings remember.
#[derive(Debug, Default)]
pub struct SettingsPage {
    /// The school's name, as it is typed.
    pub school: String,
    /// The station's name, as it is typed.
    pub station: String,
    /// The shared folder, as it is typed.
    pub share: String,
    /// The folder that is being tried.
    pub trying: Option<String>,
    /// The folder that was tried last, and what came of it.
    pub tried: Option<(String, ShareTrial)>,
    /// What there is to record with and to listen with; none until the engine has looked.
    pub sound: Option<Booth>,
    /// The name of an adult who is added, as it is typed.
    pub adult: String,
    /// The role of that adult.
    pub role: Option<Role>,
    /// The new recovery code, while it is shown.
    pub code: Option<ShownCode>,
    /// What was just done.
    pub said: Said,
}

/// What the station knows of its sharing.
#[derive(Debug, Default)]
pub struct Sharing {
    /// What is being done, while it is.
    pub stage: Option<Stage>,
    /// What came of the last one since the program began.
    pub outcome: Option<SharingOutcome>,
    pub(in crate::flow) tries: Tries,
    pub(in crate::flow) looked: Duration,
}

/// The station's own tries of one night.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::flow) struct Tries {
    pub(in crate::flow) night: Option<Moment>,
    pub(in crate::flow) count: usize,
    pub(in crate::flow) last: Duration,
}
