//! What made-up students write.

use crate::content::{Content, MadeUpWords, long_date, time_of_day};
use crate::domain::{Booking, Contact, Student};

/// Gives the three beliefs about pay, hours and schooling of an interest card.
pub(super) fn beliefs(words: &MadeUpWords, choice: u64) -> [String; 3] {
    let at = usize::try_from(choice % 3).unwrap_or(0);
    [&words.pay, &words.hours, &words.school].map(|list| list.get(at).cloned().unwrap_or_default())
}

/// Writes the confirmation a student sends the day before.
pub(super) fn confirmation(words: &MadeUpWords, student: &Student, contact: &Contact, booking: &Booking) -> String {
    words
        .confirmation
        .replace("{to}", contact.name())
        .replace("{from}", &student.full_name())
        .replace("{day}", &long_date(booking.starts.date_naive(), student.language))
        .replace("{time}", &time_of_day(booking.starts, student.language))
        .replace("{minutes}", &booking.minutes.to_string())
}

/// Puts a thank-you note together from the built-in sentences and a highlight.
pub(super) fn thank_you(content: &Content, made_up: &MadeUpWords, student: &Student, contact: &Contact, highlight: &str) -> String {
    let words = content.evaluation(student.language);
    let stays = &made_up.stays;
    let text =
        format!("{}\n\n{} {stays} {highlight}.\n\n{}", words.thank_you("greeting"), words.thank_you("opening"), words.thank_you("closing"));
    text.replace("{employee}", contact.name()).replace("{employer}", &contact.employer).replace("{student}", &student.full_name())
}
