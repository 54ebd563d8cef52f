//! An interview: whom, when, how, and how far it has come.

use super::{ContactId, InterviewId, Moment, StudentId};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// By what means they speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// By telephone.
    Phone,
    /// By video.
    Video,
}

/// Who calls whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caller {
    /// The student calls.
    Student,
    /// The employee calls.
    Employee,
}

/// Why a booking can't stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookingFault {
    /// The time has passed.
    Past,
    /// The length is not between 15 and 30 minutes.
    Length,
    /// The student has another interview at that time.
    Clash,
    /// The number to call is missing.
    NoNumber,
}

/// The shortest and the longest interview, in minutes.
pub const MINUTES: std::ops::RangeInclusive<u32> = 15..=30;

/// A booked time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// When it starts.
    pub starts: Moment,
    /// How long, in minutes.
    pub minutes: u32,
    /// Phone or video.
    pub medium: Medium,
    /// Who calls.
    pub caller: Caller,
    /// The student's number, or the school's for them.
    #[serde(default)]
    pub student_number: String,
    /// The employee's number; in records written before there was a place for it, the link of a video meeting.
    #[serde(default)]
    pub employee_number: String,
    /// The link of a video meeting, where it is known already.
    #[serde(default)]
    pub link: String,
    /// The quiet room in which it is; empty where none was planned for that time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub room: String,
}

impl Booking {
    /// Checks a booking against the clock and the student's other bookings.
    ///
    /// # Errors
    /// The first fault found, in the order in which a student would mend them.
    pub fn check(&self, now: Moment, others: &[Self]) -> Result<(), BookingFault> {
        if self.starts <= now {
            return Err(BookingFault::Past);
        }
        if !MINUTES.contains(&self.minutes) {
            return Err(BookingFault::Length);
        }
        if others.iter().any(|other| self.starts < other.ends() && other.starts < self.ends()) {
            return Err(BookingFault::Clash);
        }
        let called = match self.caller {
            // Whoever starts a meeting by video may have the link later; a number is for when the video fails.
            Caller::Student if self.medium == Medium::Video && !self.meeting().is_empty() => self.meeting(),
            Caller::Student => &self.employee_number,
            Caller::Employee => &self.student_number,
        };
        if called.trim().is_empty() {
            return Err(BookingFault::NoNumber);
        }
        Ok(())
    }

    /// Gives the link of the video meeting; empty by phone, and where none is known yet. A number is never one.
    pub fn meeting(&self) -> &str {
        let (link, number) = (self.link.trim(), self.employee_number.trim());
        match self.medium {
            Medium::Phone => "",
            Medium::Video if !link.is_empty() => link,
            Medium::Video if is_link(number) => number,
            Medium::Video => "",
        }
    }

    /// Gives the employee's telephone number; empty where none is known.
    pub fn their_phone(&self) -> &str {
        let number = self.employee_number.trim();
        if self.medium == Medium::Video && is_link(number) { "" } else { number }
    }

    /// Gives the moment it ends.
    pub fn ends(&self) -> Moment {
        self.starts + Duration::minutes(i64::from(self.minutes))
    }
}

/// Tells a link from a telephone number, which may have words in it, such as an extension.
pub fn is_link(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.contains("://") || text.contains('@') || digits < 7 && text.chars().any(char::is_alphabetic)
}

/// An interview a student owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// The id.
    pub id: InterviewId,
    /// Whose interview.
    pub student: StudentId,
    /// The student's first, second, third.
    pub number: u32,
    /// Whom the student asks.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// When the student chose the contact.
    #[serde(default)]
    pub contact_chosen_at: Option<Moment>,
    /// The booked time.
    #[serde(default)]
    pub booking: Option<Booking>,
    /// When the call began.
    #[serde(default)]
    pub started_at: Option<Moment>,
    /// When the call ended.
    #[serde(default)]
    pub ended_at: Option<Moment>,
}

impl Interview {
    /// Makes an interview with nothing decided yet.
    pub fn new(id: InterviewId, student: StudentId, number: u32) -> Self {
        Self { id, student, number, contact: None, contact_chosen_at: None, booking: None, started_at: None, ended_at: None }
    }

    /// Tells whether the call was held.
    pub fn held(&self) -> bool {
        self.ended_at.is_some()
    }
}
