//! A day and a time in a student's own words, read as far as they are plain: "Tuesday, December 8, at 10".
//!
//! What can be understood in two ways is left open: the student chooses it on the booking.

use crate::content::{Said, WordList, fold};
use crate::domain::Day;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// What was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// The day.
    pub day: Option<Day>,
    /// Hour and minute.
    pub time: Option<(u32, u32)>,
}

/// Reads a text, in any language; a day without a year is the next such day from today on.
pub fn read(said: &Said, text: &str, today: Day) -> Spoken {
    let folded = fold(text).replace('.', "");
    let words: Vec<&str> = folded.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '(' | ')')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    Spoken { day: day(said, &words, today), time: time(said, &words) }
}

fn number(said: &Said, word: &str) -> Option<u32> {
    said.ordinals.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word).parse().ok()
}

/// Gives the place of the list that has a word.
fn list_with(lists: &[WordList], word: &str) -> Option<u8> {
    lists.iter().position(|list| list.has(word)).and_then(|place| u8::try_from(place).ok())
}

/// Gives how many minutes are said behind an hour; 0 where none are.
fn minutes_past(said: &Said, words: &[&str]) -> u32 {
    let rest = words.join(" ") + " ";
    let follows = |phrases: &WordList| phrases.iter().any(|phrase| rest.starts_with(&format!("{phrase} ")));
    if follows(&said.half_past) {
        30
    } else if follows(&said.quarter_past) {
        15
    } else {
        0
    }
}

fn day(said: &Said, words: &[&str], today: Day) -> Option<Day> {
    let at = |place: usize| words.get(place).copied().unwrap_or("");
    let weekday = words.iter().find_map(|word| list_with(&said.weekdays, word).and_then(|place| Weekday::try_from(place).ok()));
    let mut dated = None;
    for (place, word) in words.iter().enumerate() {
        if let Some(month) = list_with(&said.months, word).map(|place| u32::from(place) + 1) {
            let before = place.wrapping_sub(1);
            let before = if said.of.has(at(before)) { at(place.wrapping_sub(2)) } else { at(before) };
            dated = dated.or(number(said, at(place + 1)).filter(|day| *day <= 31).or_else(|| number(said, before)).map(|day| (month, day)));
        }
        if let Some((month, day)) = word.split_once('/') {
            dated = dated.or(month.parse().ok().zip(day.split('/').next().and_then(|day| day.parse().ok())));
        }
    }
    if let Some((month, day)) = dated {
        let this_year = NaiveDate::from_ymd_opt(today.year(), month, day)?;
        let found = if this_year < today { NaiveDate::from_ymd_opt(today.year() + 1, month, day)? } else { this_year };
        return weekday.is_none_or(|weekday| weekday == found.weekday()).then_some(found);
    }
    if words.iter().any(|word| said.next.has(word)) {
        return None;
    }
    match weekday {
        Some(weekday) => (1..=7).filter_map(|ahead| today.checked_add_days(Days::new(ahead))).find(|day| day.weekday() == weekday),
        None if words.iter().any(|word| said.today.has(word)) => Some(today),
        None if words.iter().any(|word| said.tomorrow.has(word)) => today.succ_opt(),
        None => None,
    }
}

fn time(said: &Said, words: &[&str]) -> Option<(u32, u32)> {
    let at = |place: usize| words.get(place).copied().unwrap_or("");
    if words.iter().any(|word| said.noon.has(word)) {
        return Some((12, 0));
    }
    for (place, word) in words.iter().enumerate() {
        let (bare, ends) = match word.strip_suffix("am").map(|bare| (bare, "am")).or(word.strip_suffix("pm").map(|bare| (bare, "pm"))) {
            Some((bare, half)) => (bare, half),
            None => (*word, ""),
        };
        // "2 p. m." and "2 in the afternoon" say it in more words.
        let half = match (ends, at(place + 1), at(place + 2)) {
            ("", "am", _) | ("", "a", "m") => "am",
            ("", "pm", _) | ("", "p", "m") => "pm",
            ("", ..) if words.iter().any(|word| said.after_noon.has(word)) => "pm",
            ("", ..) if words.iter().any(|word| said.before_noon.has(word)) => "am",
            (ends, ..) => ends,
        };
        let led = place > 0 && said.at.has(at(place - 1));
        let (hour, minute) = match bare.split_once(':') {
            Some((hour, minute)) => (hour.parse().ok(), minute.parse().ok()),
            None if led || !ends.is_empty() || matches!((at(place + 1), at(place + 2)), ("am" | "pm", _) | ("a" | "p", "m")) => {
                (bare.parse().ok(), Some(minutes_past(said, words.get(place + 1..).unwrap_or_default())))
            }
            None => (None, None),
        };
        let (Some(hour), Some(minute)) = (hour, minute) else { continue };
        let hour: u32 = match (half, hour) {
            ("am", 12) => 0,
            ("pm", 1..=11) => hour + 12,
            // Nobody is called at three in the morning.
            ("", 1..=6) => hour + 12,
            _ => hour,
        };
        if hour < 24 && minute < 60 {
            return Some((hour, minute));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Content, long_date, time_of_day};
    use crate::domain::{Language, Moment};
    use proptest::prelude::*;

    static SAID: std::sync::LazyLock<Content> = std::sync::LazyLock::new(|| Content::load().unwrap());

    fn today() -> Day {
        NaiveDate::from_ymd_opt(2026, 12, 3).unwrap()
    }

    fn reads(text: &str, day: Option<&str>, time: Option<(u32, u32)>) {
        let spoken = read(&SAID.said, text, today());
        assert_eq!((spoken.day.map(|day| day.to_string()).as_deref(), spoken.time), (day, time), "{text}");
    }

    #[test]
    fn plain_words_are_understood_in_both_languages() {
        reads("Tuesday, December 8, at 10", Some("2026-12-08"), Some((10, 0)));
        reads("Tuesday at 10", Some("2026-12-08"), Some((10, 0)));
        reads("Dec 8th 2:30 pm", Some("2026-12-08"), Some((14, 30)));
        reads("12/8 at 2", Some("2026-12-08"), Some((14, 0)));
        reads("January 7 at noon", Some("2027-01-07"), Some((12, 0)));
        reads("Thursday at 2:30", Some("2026-12-10"), Some((14, 30)));
        reads("tomorrow 9am", Some("2026-12-04"), Some((9, 0)));
        reads("martes 8 de diciembre, a las 10", Some("2026-12-08"), Some((10, 0)));
        reads("el miércoles a las 2 y media de la tarde", Some("2026-12-09"), Some((14, 30)));
        reads("viernes 11 dic, 3:15 p. m.", Some("2026-12-11"), Some((15, 15)));
        reads("a la 1", None, Some((13, 0)));
    }

    #[test]
    fn what_can_be_understood_in_two_ways_is_left_open() {
        reads("next Tuesday", None, None);
        reads("el martes que viene", None, None);
        // December 8 is a Tuesday.
        reads("Monday, December 8", None, None);
        reads("February 30", None, None);
        reads("after lunch", None, None);
        reads("room 12", None, None);
        reads("", None, None);
    }

    proptest! {
        #[test]
        fn a_date_and_time_as_the_station_writes_them_are_understood(days in 0_u64..300, quarter in 28_u32..72) {
            let day = today().checked_add_days(Days::new(days)).unwrap();
            let at = day.and_hms_opt(quarter / 4, quarter % 4 * 15, 0).unwrap().and_utc().fixed_offset();
            let at: Moment = at;
            for language in Language::ALL.iter().copied() {
                let text = format!("{}, {}", long_date(day, language), time_of_day(at, language));
                prop_assert_eq!(read(&SAID.said, &text, today()), Spoken { day: Some(day), time: Some((quarter / 4, quarter % 4 * 15)) }, "{}", text);
            }
        }

        #[test]
        fn whatever_is_written_is_read_without_harm(text in ".{0,60}") {
            let _ = read(&SAID.said, &text, today());
        }
    }
}
