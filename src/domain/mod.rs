//! What a school knows: plain values that parse, so that a wrong one can't exist. No files, clock, randomness or SQL.

mod adult;
mod afterwards;
mod call;
mod campaign;
mod contact;
mod draft;
mod file;
mod ids;
mod interest;
mod interview;
mod note;
mod pin;
mod preparation;
mod question;
mod record;
mod school;
mod student;
mod time;

pub use adult::{Adult, Role};
pub use afterwards::{Answer, Evaluation, Next, Permission, Rating, Reflection, Score, ThankYou};
pub use call::{BookingDraft, Call, CallDraft, CallPlan, Outcome, Referral};
pub use campaign::{Campaign, Stop, add_days};
pub use contact::{Contact, ContactCard};
pub use draft::{Appointment, Draft};
pub use file::{InterviewFile, StudentFile};
pub use ids::{AdultId, CampaignId, ContactId, InterviewId, QuestionId, RecordId, StudentId};
pub use interest::{CAREERS, Career, Interest};
pub use interview::{Booking, BookingFault, Caller, Interview, MINUTES, Medium};
pub use note::{Live, Mark, Note, Part, Recap, Tag};
pub use pin::{Pin, wait_after};
pub use preparation::{Confirmation, Practice, Readiness};
pub use question::{Question, QuestionList, QuestionVersion, Review, Topic};
pub use record::{Nature, Record, RecordError};
pub use school::{Action, Audit, Help, LessonDone, School};
pub use student::{Language, Student};
pub use time::{Day, Moment};
