//! How a student likes the screen: it comes back with them, at every seat.

use super::StudentId;
use super::keys::keys;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

keys! {
    /// By which light a screen looks.
    #[derive(Default)]
    Scheme {
        /// Dark letters on paper.
        #[default]
        Paper = "paper",
        /// Light letters, by lamplight.
        Dusk = "dusk",
        /// With the strongest contrast there is.
        Strong = "strong",
    }
}

impl Scheme {
    /// Gives the next one; after the last comes the first.
    pub fn next(self) -> Self {
        Self::ALL.iter().skip_while(|one| **one != self).nth(1).or(Self::ALL.first()).copied().unwrap_or_default()
    }
}

/// How a student likes the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comfort {
    /// Whose.
    pub student: StudentId,
    /// Text size in percent.
    pub percent: u32,
    /// By which light it looks.
    pub scheme: Scheme,
    /// What a later program wrote here: it stays, whoever writes next.
    #[serde(flatten)]
    pub later: BTreeMap<String, serde_json::Value>,
}

impl Comfort {
    /// Makes that of a student who never changed anything.
    pub fn new(student: StudentId) -> Self {
        Self { student, percent: 100, scheme: Scheme::default(), later: BTreeMap::new() }
    }
}
