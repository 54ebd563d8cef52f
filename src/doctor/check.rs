//! What was found about one thing.

use serde::Serialize;

/// How well something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As it should be.
    Ok,
    /// The station works; somebody should look at it.
    Attention,
    /// The station does not work like this.
    Broken,
}

impl State {
    /// Gives the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Attention => "attention",
            Self::Broken => "broken",
        }
    }
}

/// What was found about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was looked at.
    pub check: &'static str,
    /// How it is.
    pub state: State,
    /// What was found and what to do, in one sentence.
    pub words: String,
}

impl Check {
    pub(in crate::doctor) fn new(check: &'static str, state: State, words: impl Into<String>) -> Self {
        Self { check, state, words: words.into() }
    }
}
