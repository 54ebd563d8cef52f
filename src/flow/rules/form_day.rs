//! The day on a guardian's form, as a teacher types it with the paper in hand.

use crate::content::language::{DayPart, typed_day};
use crate::domain::{Day, Language};
use chrono::Months;

/// The oldest a form may be. One signed for an earlier school year says nothing about this one.
const MONTHS: Months = Months::new(18);

/// Why a day on a form does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is none, or it can't be read as one.
    NoDay,
    /// It is not here yet.
    Future,
    /// It is too long ago.
    Old,
}

/// Reads a day, in the order in which the language writes it. The year has four digits, so that nothing half-typed counts.
///
/// # Errors
/// When it is no day, or one on which no form that counts can have been signed.
pub fn read(text: &str, language: Language, today: Day) -> Result<Day, Refused> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let order = typed_day(language);
    if parts.len() != order.len() {
        return Err(Refused::NoDay);
    }
    let part = |wanted: DayPart| order.iter().zip(&parts).find(|(part, _)| **part == wanted).map_or("", |(_, text)| *text);
    let (year, month, day) = (part(DayPart::Year), part(DayPart::Month), part(DayPart::Day));
    let number = |text: &str| text.parse::<u32>().ok();
    let whole = year.len() == 4;
    let read = number(month).zip(number(day)).zip(year.parse().ok().filter(|_| whole));
    let day = read.and_then(|((month, day), year)| Day::from_ymd_opt(year, month, day)).ok_or(Refused::NoDay)?;
    if day > today {
        Err(Refused::Future)
    } else if today.checked_sub_months(MONTHS).is_some_and(|oldest| day < oldest) {
        Err(Refused::Old)
    } else {
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_read_as_people_here_write_it() {
        let today = day("2026-12-03");
        for text in ["9/15/2026", "09/15/2026", "9-15-2026", " 9 / 15 / 2026 ", "9.15.2026"] {
            assert_eq!(read(text, Language::En, today), Ok(day("2026-09-15")), "{text}");
        }
        assert_eq!(read("3/4/2026", Language::En, today), Ok(day("2026-03-04")));
        assert_eq!(read("3/4/2026", Language::Es, today), Ok(day("2026-04-03")));
        for text in ["", "9/15", "9/15/26", "9/15/202", "15/9/2026", "2/30/2026", "Sept 15, 2026", "9/15/2026/1", "-9/15/20261"] {
            assert_eq!(read(text, Language::En, today), Err(Refused::NoDay), "{text}");
        }
    }

    #[test]
    fn a_form_from_tomorrow_or_from_long_ago_does_not_count() {
        let today = day("2026-12-03");
        assert_eq!(read("12/3/2026", Language::En, today), Ok(today));
        assert_eq!(read("12/4/2026", Language::En, today), Err(Refused::Future));
        assert_eq!(read("6/3/2025", Language::En, today), Ok(day("2025-06-03")));
        assert_eq!(read("6/2/2025", Language::En, today), Err(Refused::Old));
    }
}
