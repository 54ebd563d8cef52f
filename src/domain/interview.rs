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
    /// The employee's number, or the link of a video meeting.
    #[serde(default)]
    pub employee_number: String,
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
            Caller::Student => &self.employee_number,
            Caller::Employee => &self.student_number,
        };
        if called.trim().is_empty() {
            return Err(BookingFault::NoNumber);
        }
        Ok(())
    }

    /// Gives the moment it ends.
    pub fn ends(&self) -> Moment {
        self.starts + Duration::minutes(i64::from(self.minutes))
    }
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
