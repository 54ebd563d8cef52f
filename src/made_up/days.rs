//! School days and times of day.

use crate::domain::{Day, Moment, add_days};
use chrono::{Datelike, Days, Weekday};

pub(super) fn is_school_day(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Gives the nth school day after a day.
pub(super) fn after(day: Day, n: u64) -> Day {
    let mut one = day;
    for _ in 0..n {
        one = add_days(one, 1);
        while !is_school_day(one) {
            one = add_days(one, 1);
        }
    }
    one
}

/// Gives the nth school day before a day.
pub(super) fn before(day: Day, n: u64) -> Day {
    let back = |day: Day| day.checked_sub_days(Days::new(1)).unwrap_or(day);
    let mut one = day;
    for _ in 0..n {
        one = back(one);
        while !is_school_day(one) && one > Day::MIN {
            one = back(one);
        }
    }
    one
}

/// Gives a time of a day, with the offset of another moment.
pub(super) fn at(day: Day, hour: u32, minute: u32, like: Moment) -> Moment {
    day.and_hms_opt(hour, minute, 0).and_then(|time| time.and_local_timezone(*like.offset()).single()).unwrap_or(like)
}

/// Gives one of the times at which an interview may begin in school hours, 8:15 AM to 1:45 PM.
pub(super) fn in_school_hours(day: Day, choice: u64, like: Moment) -> Moment {
    let hour = 8 + u32::try_from(choice % 6).unwrap_or(0);
    at(day, hour, if choice % 4 < 2 { 15 } else { 45 }, like)
}
