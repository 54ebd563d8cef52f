//! The end of a student's records: at every station, for ever.

use super::{Day, StudentId};
use serde::{Deserialize, Serialize};

/// Why a student's records are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// The student or the family asked for it.
    Asked,
    /// The student left the school.
    Left,
    /// The term is over.
    TermOver,
}

impl Because {
    /// Gives the name used in the lists and in what adults did.
    pub fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Left => "left",
            Self::TermOver => "term_over",
        }
    }

    /// Reads such a name.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Asked, Self::Left, Self::TermOver].into_iter().find(|one| one.key() == key)
    }
}

/// What a station knows of all erasing, for an adult.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Erased {
    /// How many students' records are erased.
    pub students: usize,
    /// Whether the other stations were told of all of them.
    pub told: bool,
    /// The stations that have not erased all of them yet, as far as this one knows.
    pub waiting: Vec<String>,
}

/// A student's records are erased. It says nothing of the student to whoever has no roster, it is only ever added, and it
/// wins over every record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Erasure {
    /// Whose records.
    pub student: StudentId,
    /// Why.
    pub because: Because,
    /// The day it was decided.
    pub day: Day,
}
