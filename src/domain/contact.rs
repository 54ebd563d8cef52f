//! People and employers a student may ask.

use super::{ContactId, Moment, StudentId};
use serde::{Deserialize, Serialize};

/// A person to ask, or an employer whose right person is still to be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The id, derived from employer and employee for imported lists.
    pub id: ContactId,
    /// The employer.
    pub employer: String,
    /// The employee; empty where only the employer is known.
    #[serde(default)]
    pub employee: String,
    /// The employee's title.
    #[serde(default)]
    pub title: String,
    /// The career: an occupation code of the built-in list, or the list's own words.
    #[serde(default)]
    pub career: String,
    /// Telephone number, as written.
    #[serde(default)]
    pub phone: String,
    /// E-mail address, as written.
    #[serde(default)]
    pub email: String,
    /// City.
    #[serde(default)]
    pub city: String,
    /// State.
    #[serde(default)]
    pub state: String,
    /// Where the school has the contact from.
    #[serde(default)]
    pub source: String,
    /// Whether they volunteered.
    #[serde(default)]
    pub volunteer: bool,
    /// Whether nobody may ask them.
    #[serde(default)]
    pub do_not_contact: bool,
    /// Notes of the school.
    #[serde(default)]
    pub notes: String,
    /// The student who added the contact, where one did.
    #[serde(default)]
    pub added_by: Option<StudentId>,
    /// When an adult allowed the contact to be asked again within the month.
    #[serde(default)]
    pub again_allowed_at: Option<Moment>,
}

impl Contact {
    /// Gives the name to ask for: the employee's, or the employer's where no employee is known.
    pub fn name(&self) -> &str {
        if self.employee.trim().is_empty() { &self.employer } else { &self.employee }
    }
}

/// A contact with what the school knows about its being asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactCard {
    /// The contact.
    pub contact: Contact,
    /// The last time somebody chose or called this contact, and who.
    pub last_asked: Option<(Moment, StudentId)>,
}
