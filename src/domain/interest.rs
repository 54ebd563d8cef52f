//! The interest card: up to three careers and why.

use super::StudentId;
use serde::{Deserialize, Serialize};

/// How many careers a card holds.
pub const CAREERS: usize = 3;

/// A career of interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Career {
    /// An occupation of the built-in list, by its code ("29-1131").
    Listed(String),
    /// The student's own words.
    Own(String),
}

/// What a student cares about, and what they believe about it before they ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    /// Whose card.
    pub student: StudentId,
    /// Up to three careers, the dearest first.
    #[serde(default)]
    pub careers: Vec<Career>,
    /// Why.
    #[serde(default)]
    pub why: String,
    /// What the student believes the pay is.
    #[serde(default)]
    pub pay: String,
    /// What the student believes the hours are.
    #[serde(default)]
    pub hours: String,
    /// What the student believes about schooling.
    #[serde(default)]
    pub schooling: String,
    /// Whether the student said the card is finished.
    #[serde(default)]
    pub done: bool,
}

impl Interest {
    /// Makes an empty card.
    pub fn new(student: StudentId) -> Self {
        Self {
            student,
            careers: Vec::new(),
            why: String::new(),
            pay: String::new(),
            hours: String::new(),
            schooling: String::new(),
            done: false,
        }
    }
}
