//! Students, their classes and languages.

use super::{CampaignId, Day, Language, StudentId};
use serde::{Deserialize, Serialize};

/// A student as the school's list knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// The id, derived from the school's own where there is one.
    pub id: StudentId,
    /// The id in the school's list, as written there.
    pub school_id: String,
    /// First name.
    pub first_name: String,
    /// Last name; only its initial is shown on the sign-in tiles.
    pub last_name: String,
    /// The class, as the school calls it ("Period 3").
    pub class: String,
    /// The teacher's name, empty where the list gives none.
    #[serde(default)]
    pub teacher: String,
    /// The grade, as written in the list.
    #[serde(default)]
    pub grade: String,
    /// The language the student starts in.
    #[serde(default)]
    pub language: Language,
    /// Whether the student is of age; then guardian steps do not apply.
    #[serde(default)]
    pub adult: bool,
    /// The day of a signed recording form, where one is on file.
    #[serde(default)]
    pub guardian_consent: Option<Day>,
    /// The campaign the student takes part in.
    #[serde(default)]
    pub campaign: CampaignId,
    /// The day from which the school's list of the class no longer names the student, whose work is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_on: Option<Day>,
}

impl Student {
    /// Tells whether the student is in the class.
    pub fn is_here(&self) -> bool {
        self.left_on.is_none()
    }

    /// Gives the first name and the last initial: what may stand on a screen that others see.
    pub fn tile_name(&self) -> String {
        match self.last_name.chars().find(|letter| letter.is_alphabetic()) {
            Some(initial) => format!("{} {}.", self.first_name, initial.to_uppercase()),
            None => self.first_name.clone(),
        }
    }

    /// Gives first and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}
