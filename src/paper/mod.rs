//! Documents: domain in, bytes out; and the printer, which takes them. Pages are laid out by a program of their own
//! (`program/`), which is no part of the station.

mod contacts;
mod error;
mod press;
mod printer;

pub use contacts::contacts;
pub use error::PaperError;
pub use press::Press;
pub use printer::{print, printers};

use crate::domain::{Appointment, Draft};
use chrono::{Duration, Utc};
use icalendar::{Calendar, Component, Event, EventLike};
use mail_builder::MessageBuilder;

/// Writes an e-mail draft (RFC 5322) that a mail program opens for sending; nobody is named as its sender.
///
/// # Errors
/// When the message can't be put together.
pub fn email(draft: &Draft) -> Result<Vec<u8>, PaperError> {
    let mut message = MessageBuilder::new().subject(draft.subject.as_str()).text_body(draft.text.as_str()).header(
        "X-Unsent",
        // Mail programs that know this header open the file as a draft of one's own.
        mail_builder::headers::raw::Raw::new("1"),
    );
    if !draft.to.trim().is_empty() {
        message = message.to(draft.to.trim());
    }
    if let Some(appointment) = &draft.appointment {
        message = message.attachment("text/calendar", "interview.ics", invitation(appointment));
    }
    Ok(message.write_to_vec()?)
}

/// Writes a calendar entry (RFC 5545).
pub fn invitation(appointment: &Appointment) -> Vec<u8> {
    let starts = appointment.starts.with_timezone(&Utc);
    let event = Event::new()
        .uid(&appointment.id.to_string())
        .summary(&appointment.title)
        .starts(starts)
        .ends(starts + Duration::minutes(i64::from(appointment.minutes)))
        .done();
    Calendar::new().push(event).done().to_string().into_bytes()
}
