//! Whom a student may ask, and how well somebody fits what interests them.

use crate::content::{Occupations, fold};
use crate::domain::{Career, ContactCard, Day, Language, Moment, Outcome, School, StudentFile, StudentId, add_days};

/// For how many days a contact rests after a student asked.
pub const REST_DAYS: u64 = 30;

/// The source written beside a contact that a student added.
pub const OWN: &str = "student";

/// How long a contact rests, because another student asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The day they were asked.
    pub asked: Day,
    /// The first day on which they may be asked again.
    pub free_from: Day,
}

/// Tells whether a contact rests for a student: another one asked within the month, and no adult allowed it since.
pub fn resting(card: &ContactCard, student: StudentId, now: Moment) -> Option<Rest> {
    let (at, who) = card.last_asked?;
    let allowed = card.contact.again_allowed_at.is_some_and(|allowed| allowed > at);
    let asked = at.date_naive();
    let free_from = add_days(asked, REST_DAYS);
    (who != student && !allowed && now.date_naive() < free_from).then_some(Rest { asked, free_from })
}

/// Tells whether a contact may be shown to a student at all.
pub fn offered(school: &School, card: &ContactCard, file: &StudentFile) -> bool {
    let ended = |call: &crate::domain::Call| call.contact == card.contact.id && call.outcome == Outcome::EndedUnsafe;
    card.contact.may_be_asked() && !school.is_closed(card.contact.id) && !file.calls.iter().any(ended)
}

/// Tells how well a career fits a list of careers: 0 the same, 1 the same family, 2 neither.
pub fn fit(career: &str, careers: &[Career], occupations: &Occupations) -> u8 {
    let one = |wanted: &Career| match wanted {
        Career::Listed(code) if code == career => 0,
        Career::Listed(code) if occupations.by_code(career).is_some() && family(code) == family(career) => 1,
        Career::Listed(_) => 2,
        Career::Own(words) => {
            let words = fold(words.trim());
            let same = |language| {
                let name = fold(occupations.name_of(career, language));
                !words.is_empty() && !name.is_empty() && (name.contains(&words) || words.contains(&name))
            };
            if Language::ALL.iter().copied().any(same) { 0 } else { 2 }
        }
    };
    careers.iter().map(one).min().unwrap_or(2)
}

fn family(code: &str) -> Option<&str> {
    code.split('-').next()
}

/// Gives the words by which two entries are the same contact.
pub fn key(employer: &str, employee: &str) -> String {
    format!("{}|{}", fold(employer.trim()), fold(employee.trim()))
}
