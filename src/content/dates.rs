//! Days and times as people write them.

use crate::content::language::{self, LanguageWords};
use crate::domain::{Day, Language, Moment};
use chrono::{Datelike, Timelike};

/// Writes a day as the language's words have it.
fn written(day: Day, language: Language, template: fn(&LanguageWords) -> &str) -> String {
    let words = language::of(language);
    let of = |names: &[String], place: u32| names.get(usize::try_from(place).unwrap_or(0)).map_or("", String::as_str).to_owned();
    let weekday = day.weekday().num_days_from_monday();
    template(words)
        .replace("{weekday}", &of(&words.weekdays, weekday))
        .replace("{weekday_short}", &of(&words.weekdays_short, weekday))
        .replace("{month}", &of(&words.months, day.month0()))
        .replace("{month_short}", &of(&words.months_short, day.month0()))
        .replace("{day}", &day.day().to_string())
        .replace("{year}", &day.year().to_string())
}

/// Writes a day in full: "Friday, December 4", "viernes, 4 de diciembre".
pub fn long_date(day: Day, language: Language) -> String {
    written(day, language, |words| &words.long_date)
}

/// Writes a day in full with its year: it may be a year away.
pub fn full_date(day: Day, language: Language) -> String {
    written(day, language, |words| &words.full_date)
}

/// Writes a day short: "Dec 4", "4 dic".
pub fn short_date(day: Day, language: Language) -> String {
    written(day, language, |words| &words.short_date)
}

/// Writes a day short with its year: "Dec 4, 2026", "4 dic 2026".
pub fn short_date_with_year(day: Day, language: Language) -> String {
    written(day, language, |words| &words.short_date_with_year)
}

/// Writes a day short with its weekday: "Thu, Dec 10", "jue 10 dic".
pub fn short_day(day: Day, language: Language) -> String {
    written(day, language, |words| &words.short_weekday)
}

/// Writes a time of day: "2:30 PM", "2:30 p. m.".
pub fn time_of_day(moment: Moment, language: Language) -> String {
    let words = language::of(language);
    let (afternoon, hour) = moment.hour12();
    let [morning, evening] = &words.halves;
    words
        .time
        .replace("{hour}", &hour.to_string())
        .replace("{hour_24}", &moment.hour().to_string())
        .replace("{minute}", &format!("{:02}", moment.minute()))
        .replace("{half}", if afternoon { evening } else { morning })
}

fn with_time(date: &str, moment: Moment, language: Language) -> String {
    language::of(language).date_and_time.replace("{date}", date).replace("{time}", &time_of_day(moment, language))
}

/// Writes a day in full and a time: "Friday, December 4, 2:30 PM".
pub fn long_moment(moment: Moment, language: Language) -> String {
    with_time(&long_date(moment.date_naive(), language), moment, language)
}

/// Writes a day in full with its year, and a time.
pub fn full_moment(moment: Moment, language: Language) -> String {
    with_time(&full_date(moment.date_naive(), language), moment, language)
}

/// Writes a day short and a time: "Dec 4, 2:30 PM".
pub fn short_moment(moment: Moment, language: Language) -> String {
    with_time(&short_date(moment.date_naive(), language), moment, language)
}

/// Writes a day short with its year, and a time: "Dec 4, 2026, 2:30 PM".
pub fn short_moment_with_year(moment: Moment, language: Language) -> String {
    with_time(&short_date_with_year(moment.date_naive(), language), moment, language)
}

/// Writes a time alone where it is today's, else a day in full and the time.
pub fn long_moment_from(moment: Moment, today: Day, language: Language) -> String {
    if moment.date_naive() == today { time_of_day(moment, language) } else { long_moment(moment, language) }
}

/// Writes a time alone where it is today's, else a day short and the time.
pub fn short_moment_from(moment: Moment, today: Day, language: Language) -> String {
    if moment.date_naive() == today { time_of_day(moment, language) } else { short_moment(moment, language) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn days_and_times_are_written_as_people_write_them() {
        let (noon, night) = (at("2026-12-04T12:05:00-07:00"), at("2026-09-02T00:30:00-07:00"));
        let (en, es) = (Language::En, Language::Es);
        let day = noon.date_naive();
        assert_eq!((long_date(day, en), long_date(day, es)), ("Friday, December 4".to_owned(), "viernes, 4 de diciembre".to_owned()));
        assert_eq!(
            (full_date(day, en), full_date(day, es)),
            ("Friday, December 4, 2026".to_owned(), "viernes, 4 de diciembre de 2026".to_owned())
        );
        assert_eq!((short_date(day, en), short_date(day, es)), ("Dec 4".to_owned(), "4 dic".to_owned()));
        assert_eq!((short_day(day, en), short_day(day, es)), ("Fri, Dec 4".to_owned(), "vie 4 dic".to_owned()));
        assert_eq!((time_of_day(noon, en), time_of_day(noon, es)), ("12:05 PM".to_owned(), "12:05 p. m.".to_owned()));
        assert_eq!((time_of_day(night, en), time_of_day(night, es)), ("12:30 AM".to_owned(), "12:30 a. m.".to_owned()));
        assert_eq!(
            (short_moment(night, en), long_moment(night, es)),
            ("Sep 2, 12:30 AM".to_owned(), "miércoles, 2 de septiembre, 12:30 a. m.".to_owned())
        );
        assert_eq!((short_date_with_year(day, en), short_date_with_year(day, es)), ("Dec 4, 2026".to_owned(), "4 dic 2026".to_owned()));
        assert_eq!(
            (short_moment_from(noon, day, en), short_moment_from(night, day, en)),
            ("12:05 PM".to_owned(), "Sep 2, 12:30 AM".to_owned())
        );
    }
}
