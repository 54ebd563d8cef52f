//! What one made-up interview is made of, and the ids and times that follow from it.

use super::days;
use crate::content::{Content, MadeUpWords, Place};
use crate::domain::*;
use chrono::Duration;

/// What a journey is made of.
pub(super) struct Journey<'a> {
    pub(super) content: &'a Content,
    /// What the student writes.
    pub(super) words: &'a MadeUpWords,
    pub(super) school: &'a str,
    /// What the ids are made from, with the school: the student's and the interview's number.
    pub(super) key: String,
    pub(super) student: &'a Student,
    pub(super) number: u32,
    pub(super) place: Place,
    pub(super) contact: Option<&'a Contact>,
    pub(super) questions: Vec<Question>,
    pub(super) notes: Vec<String>,
    pub(super) highlights: Vec<String>,
    pub(super) thank_you: String,
    pub(super) takeaways: Vec<String>,
    pub(super) surprise: String,
    pub(super) teacher: &'a Adult,
    pub(super) standby: &'a Adult,
    /// When the interview begins; where there is no date yet, about when it would.
    pub(super) starts: Moment,
    /// Nothing that was done is later than this.
    pub(super) now: Moment,
    /// A number that makes one journey differ from another.
    pub(super) choice: u64,
}

impl Journey<'_> {
    pub(super) fn interview_id(&self) -> InterviewId {
        InterviewId::from_school(self.school, &self.key)
    }

    pub(super) fn record_id(&self, what: &str) -> RecordId {
        RecordId::from_school(self.school, &format!("{}/{what}", self.key))
    }

    /// Gives a time some school days before the interview, but not in the future.
    pub(super) fn earlier(&self, school_days: u64, hour: u32) -> Moment {
        let minute = u32::try_from(self.choice % 50).unwrap_or(0);
        days::at(days::before(self.starts.date_naive(), school_days), hour, minute, self.now).min(self.now - Duration::minutes(20))
    }

    pub(super) fn audit(&self, action: Action, at: Moment) -> Record {
        let id = self.record_id(&format!("audit/{action:?}"));
        Audit { id, adult: self.teacher.id, student: Some(self.student.id), at, action, reason: String::new() }.into()
    }
}

/// Gives a rating; none for a number that is no rating.
pub(super) fn score(number: u64) -> Option<Score> {
    u8::try_from(number).ok().and_then(|number| Score::try_from(number).ok())
}
