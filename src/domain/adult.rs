//! The adults of the school.

use super::{AdultId, Student};
use serde::{Deserialize, Serialize};

/// What an adult is at the station for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Teaches, counsels or advises: reviews, practices, resets PINs.
    Teacher,
    /// Stands by on the day of the calls.
    Standby,
    /// Coordinates work-based learning from the desk and the export.
    Coordinator,
}

/// An adult who may sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adult {
    /// The id.
    pub id: AdultId,
    /// The name as students know it ("Ms. Okafor").
    pub name: String,
    /// The role.
    pub role: Role,
}

impl Adult {
    /// Tells whether the school's list names this adult as a student's teacher; a list that has no title ("Okafor") means
    /// everybody of that last name.
    pub fn teaches(&self, student: &Student) -> bool {
        let (own, listed) = (self.name.trim(), student.teacher.trim());
        let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        let bare = !listed.is_empty() && !listed.contains(char::is_whitespace);
        same(own, listed) || bare && own.rsplit(char::is_whitespace).next().is_some_and(|last| same(last, listed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CampaignId, Language, StudentId};

    #[test]
    fn a_teacher_is_known_in_the_list_with_or_without_a_title() {
        let student = |teacher: &str| Student {
            id: StudentId::default(),
            school_id: String::new(),
            first_name: String::new(),
            last_name: String::new(),
            class: String::new(),
            teacher: teacher.to_owned(),
            grade: String::new(),
            language: Language::En,
            adult: false,
            guardian_consent: None,
            campaign: CampaignId::default(),
            left_on: None,
        };
        let okafor = Adult { id: AdultId::default(), name: "Ms. Okafor".to_owned(), role: Role::Teacher };
        for (teacher, taught) in [
            ("Ms. Okafor", true),
            (" ms. okafor", true),
            ("OKAFOR", true),
            ("Mr. Okafor", false),
            ("Mr. Boone", false),
            ("", false),
            ("Ms.", false),
        ] {
            assert_eq!(okafor.teaches(&student(teacher)), taught, "{teacher:?}");
        }
    }
}
