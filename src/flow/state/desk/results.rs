//! What the results remember.

use crate::domain::Afterwards;

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The figures.
    #[default]
    Figures,
    /// What the school should change, to be worked on.
    Improve,
    /// What employers may be told.
    Quotes,
    /// Who gave interviews.
    Helpers,
    /// What the class wrote for each other.
    Digest,
}

/// Whether the digest names who wrote what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// It does not.
    #[default]
    Without,
    /// It does.
    With,
}

/// What the results remember.
#[derive(Debug, Default)]
pub struct ResultsPage {
    /// All that was handed in; none until it was read.
    pub all: Option<Vec<Afterwards>>,
    /// The class looked at; none for all of them.
    pub class: Option<String>,
    /// What is looked at.
    pub part: Part,
    /// Whether the digest names who wrote what.
    pub names: Names,
}
