//! Is this station ready? Looks at everything and changes nothing.

mod machine;
mod station;

use crate::domain::Moment;
use serde::Serialize;
use std::path::Path;

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
    fn new(check: &'static str, state: State, words: impl Into<String>) -> Self {
        Self { check, state, words: words.into() }
    }
}

/// Looks at a data folder and the machine it is on.
pub fn examine(folder: &Path, now: Moment) -> Vec<Check> {
    let (station, description) = station::description(folder);
    let mut checks = vec![description, machine::folder(folder)];
    checks.extend(station::databases(folder));
    checks.push(machine::disk(folder));
    checks.extend(machine::sound());
    checks.push(machine::share(station.as_ref().and_then(|station| station.share.as_deref())));
    checks.push(station::clock(folder, now));
    checks.push(machine::papers());
    checks.push(machine::printer());
    checks.push(station::keys(folder));
    checks.push(station::recovery_code(folder));
    checks.push(station::log(folder, station.as_ref()));
    checks.push(station::nightly(folder, now));
    checks
}
