//! What the erasing of records remembers.

use crate::domain::{Because, StudentId};
use crate::flow::effects::desk::ErasingOutcome;

/// Whose records are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// One student's.
    One(StudentId),
    /// Those of everybody in the class.
    Class,
}

/// What the erasing of records remembers.
#[derive(Debug, Default)]
pub struct ErasingPage {
    /// The class that was chosen.
    pub class: String,
    /// Whose records were chosen.
    pub whose: Option<Whose>,
    /// Why.
    pub because: Option<Because>,
    /// What was typed to say that it is meant.
    pub typed: String,
    /// Whether it is being done.
    pub working: bool,
    /// What came of it.
    pub outcome: Option<ErasingOutcome>,
}
