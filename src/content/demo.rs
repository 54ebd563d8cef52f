//! The made-up school. It is read only where one is made: a station at work never pays for it.

use crate::content::reading::{ContentError, read};
use crate::domain::{Language, Role};
use chrono::NaiveTime;
use serde::Deserialize;

/// How far a made-up student has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Has not begun.
    New,
    /// Has an interest card.
    Interest,
    /// Works on the questions.
    Questions,
    /// Calls a contact.
    ReachingOut,
    /// Three calls failed.
    Stuck,
    /// Has a date.
    Booked,
    /// Has a date and is prepared.
    Ready,
    /// The call was held.
    Held,
    /// The thank-you note waits for the teacher.
    Thanks,
    /// Everything is handed in.
    Done,
}

/// A made-up class.
#[derive(Debug, Deserialize)]
pub struct DemoClass {
    /// The name.
    pub name: String,
    /// The teacher's name.
    pub teacher: String,
}

/// A made-up adult.
#[derive(Debug, Deserialize)]
pub struct DemoAdult {
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The PIN, which is no secret.
    pub pin: String,
}

/// A made-up student.
#[derive(Debug, Deserialize)]
pub struct DemoStudent {
    /// The id in the school's list.
    pub id: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The class.
    pub class: String,
    /// The grade.
    pub grade: u32,
    /// The language.
    pub language: Language,
    /// Whether of age.
    pub adult: bool,
    /// Whether a signed recording form is on file.
    pub guardian_consent: bool,
    /// Occupation codes.
    pub careers: Vec<String>,
    /// Why these.
    pub why: String,
    /// How far they have come.
    pub place: Place,
    /// Questions in their own words; from the bank where there are none.
    pub questions: Vec<String>,
    /// The key of the contact; empty for none.
    pub contact: String,
    /// Notes of the call.
    pub notes: Vec<String>,
    /// Highlights read back.
    pub highlights: Vec<String>,
    /// The thank-you note.
    pub thank_you: String,
    /// The three takeaways.
    pub takeaways: Vec<String>,
    /// A sentence about the person they spoke with.
    pub quote: String,
}

/// A made-up contact.
#[derive(Debug, Deserialize)]
pub struct DemoContact {
    /// The key by which students name it.
    pub key: String,
    /// The employer.
    pub employer: String,
    /// The employee.
    pub employee: String,
    /// The title.
    pub title: String,
    /// The occupation's code.
    pub career: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// City.
    pub city: String,
    /// State.
    pub state: String,
    /// Where the school has it from.
    pub source: String,
    /// Whether they volunteered.
    pub volunteer: bool,
    /// Whether nobody may ask them.
    pub do_not_contact: bool,
    /// Notes of the school.
    pub notes: String,
}

/// A quiet room of the made-up school.
#[derive(Debug, Deserialize)]
pub struct DemoRoom {
    /// The name.
    pub name: String,
    /// The number of its telephone.
    pub telephone: String,
    /// The name of the adult who is there.
    pub adult: String,
    /// From when on.
    pub from: NaiveTime,
    /// Until when.
    pub to: NaiveTime,
}

/// The made-up school.
#[derive(Debug, Deserialize)]
pub struct Demo {
    /// The school's name.
    pub school: String,
    /// The station's name.
    pub station: String,
    /// The campaign's name.
    pub campaign: String,
    /// The classes.
    #[serde(rename = "class")]
    pub classes: Vec<DemoClass>,
    /// The adults.
    #[serde(rename = "adult")]
    pub adults: Vec<DemoAdult>,
    /// The quiet rooms.
    #[serde(rename = "room")]
    pub rooms: Vec<DemoRoom>,
    /// The students.
    #[serde(rename = "student")]
    pub students: Vec<DemoStudent>,
    /// The contacts.
    #[serde(rename = "contact")]
    pub contacts: Vec<DemoContact>,
}

impl Demo {
    /// Reads the made-up school.
    ///
    /// # Errors
    /// When the built-in file is damaged.
    pub fn load() -> Result<Self, ContentError> {
        read("demo.toml", include_str!("demo.toml"))
    }

    /// Finds a contact by its key.
    pub fn contact(&self, key: &str) -> Option<&DemoContact> {
        self.contacts.iter().find(|contact| contact.key == key)
    }

    /// Gives the teacher of a class; empty for a class nobody knows.
    pub fn teacher(&self, class: &str) -> &str {
        self.classes.iter().find(|one| one.name == class).map_or("", |one| one.teacher.as_str())
    }
}
