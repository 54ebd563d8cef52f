//! What is shown of a call for an adult, and an incident note that is being written.

use crate::domain::{AdultId, Incident};

/// What is shown of a call at the screen at which it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CallShown {
    /// Only that an adult knows.
    #[default]
    Nothing,
    /// What it is about can be said, or left.
    Reasons,
    /// Whether help is still needed.
    Question,
    /// An adult is here and says how it went.
    Outcome(AdultId),
}

/// The note that is being written.
#[derive(Debug, Default)]
pub struct IncidentPage {
    /// The note; none before the first letter.
    pub note: Option<Incident>,
    /// One was finished just now.
    pub kept: bool,
}
