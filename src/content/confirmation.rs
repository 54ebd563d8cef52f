//! The words of the confirmation: a short e-mail of the day before.

use crate::domain::{Caller, Medium};
use serde::Deserialize;

/// The words of the confirmation in one language; blanks stand in braces.
#[derive(Debug, Deserialize)]
pub struct ConfirmationWords {
    /// The version, the same in every language.
    pub version: u32,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The greeting where no employee is known.
    pub greeting_nobody: String,
    /// The title of the calendar entry.
    pub appointment: String,
    /// Who calls whom, by medium and caller.
    how: How,
    /// The line with the student's number.
    pub student_number: String,
    /// The line with the employee's number.
    pub employee_number: String,
    /// The line with the link of a video meeting.
    pub video_link: String,
}

#[derive(Debug, Deserialize)]
struct How {
    phone_student: String,
    phone_employee: String,
    video_student: String,
    video_employee: String,
}

impl ConfirmationWords {
    /// Gives the sentence that says who calls whom.
    pub fn how(&self, medium: Medium, caller: Caller) -> &str {
        match (medium, caller) {
            (Medium::Phone, Caller::Student) => &self.how.phone_student,
            (Medium::Phone, Caller::Employee) => &self.how.phone_employee,
            (Medium::Video, Caller::Student) => &self.how.video_student,
            (Medium::Video, Caller::Employee) => &self.how.video_employee,
        }
    }
}
