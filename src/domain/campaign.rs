//! A campaign: which weeks, how many interviews, and the dates counted back from the window.

use super::{CampaignId, Day, RoomTime};
use chrono::{Datelike, Days, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The seven stops of a student's journey, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// What interests you.
    Interest,
    /// Questions.
    Questions,
    /// Reach out.
    ReachOut,
    /// Practice.
    Practice,
    /// Get ready.
    GetReady,
    /// The interview.
    Interview,
    /// Look back and say thanks.
    LookBack,
}

impl Stop {
    /// Every stop in order.
    pub const ALL: [Self; 7] =
        [Self::Interest, Self::Questions, Self::ReachOut, Self::Practice, Self::GetReady, Self::Interview, Self::LookBack];

    /// The days before the window's first day by which a stop is due when a campaign has all its time:
    /// interests two and a half months, contacts a month, questions and practice a week before.
    fn days_before(self) -> u64 {
        match self {
            Self::Interest => 70,
            Self::Questions => 35,
            Self::ReachOut => 21,
            Self::Practice => 7,
            Self::GetReady => 1,
            Self::Interview | Self::LookBack => 0,
        }
    }
}

/// The days a campaign takes when it is not condensed.
const FULL_LENGTH: u64 = 75;

/// A campaign of interviews.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The id.
    pub id: CampaignId,
    /// The name.
    pub name: String,
    /// The day it begins.
    pub begins: Day,
    /// The first day of the interview window.
    pub window_start: Day,
    /// The last day of the interview window.
    pub window_end: Day,
    /// How many interviews each student owes, at least one.
    pub quota: u32,
    /// How long an interview is unless the student chooses otherwise, in minutes.
    pub minutes: u32,
    /// The days by which stops are due where they are not counted back from the window.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dates: BTreeMap<Stop, Day>,
    /// The days without school.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub holidays: BTreeSet<Day>,
    /// The quiet rooms, and when they are there for calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rooms: Vec<RoomTime>,
}

/// Why a campaign can't be as it is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CampaignFault {
    /// It has no name.
    NoName,
    /// Its window ends before it opens.
    EndsFirst,
    /// Its window is over already.
    Past,
    /// It begins after its window has opened.
    BeginsLate,
    /// No student takes part.
    NoStudents,
}

impl Campaign {
    /// Gives the day by which a stop is due.
    ///
    /// The dates are counted back from the window. A campaign shorter than 75 days is condensed: each distance shrinks
    /// in the same proportion, so that the order never changes and nothing is due before the campaign begins.
    pub fn due(&self, stop: Stop) -> Day {
        self.dates.get(&stop).copied().unwrap_or_else(|| self.counted_back(stop))
    }

    fn counted_back(&self, stop: Stop) -> Day {
        match stop {
            Stop::Interview => self.window_end,
            Stop::LookBack => self.school_day_until(add_days(self.window_end, 7), self.window_end),
            _ => {
                let available = self.available();
                let full = stop.days_before();
                let before = if available >= FULL_LENGTH { full } else { full * available / FULL_LENGTH };
                let day = self.window_start.checked_sub_days(Days::new(before)).unwrap_or(self.window_start);
                self.school_day_until(day, self.begins)
            }
        }
    }

    /// Gives the last day with school up to a day, but none before another: nobody hands anything in on a holiday.
    fn school_day_until(&self, day: Day, earliest: Day) -> Day {
        let mut days = day.iter_days().rev();
        days.find(|one| *one <= earliest || self.has_school(*one)).map_or(day, |found| found.max(earliest))
    }

    /// Tells whether there is school on a day: not at the weekend, and not on a holiday.
    pub fn has_school(&self, day: Day) -> bool {
        is_weekday(day) && !self.holidays.contains(&day)
    }

    /// Tells whether interviews can be held on a day: it lies in the window and is no holiday. A Saturday is agreed on by
    /// whoever wants it.
    pub fn offers(&self, day: Day) -> bool {
        self.holds(day) && !self.holidays.contains(&day)
    }

    /// Makes a day a holiday, or a school day again.
    pub fn toggle_holiday(&mut self, day: Day) {
        if !self.holidays.remove(&day) {
            self.holidays.insert(day);
        }
        self.straighten();
    }

    /// Sets the day by which a stop is due, between those of the stops before and after it.
    pub fn set_due(&mut self, stop: Stop, day: Day) {
        let before = Stop::ALL.into_iter().filter(|other| *other < stop).map(|other| self.due(other)).max().unwrap_or(self.begins);
        let after = Stop::ALL.into_iter().filter(|other| *other > stop).map(|other| self.due(other)).min();
        self.dates.insert(stop, day.min(after.unwrap_or(day)).max(before));
    }

    /// Moves the window by so many days, and with it the dates that were set by hand.
    pub fn move_window(&mut self, days: i64) {
        self.window_start = shift(self.window_start, days);
        self.window_end = shift(self.window_end, days);
        self.dates.values_mut().for_each(|day| *day = shift(*day, days));
        for room in &mut self.rooms {
            room.first = shift(room.first, days);
            room.last = shift(room.last, days);
        }
        self.straighten();
    }

    /// Sets the day it begins.
    pub fn begin_on(&mut self, day: Day) {
        self.begins = day;
        self.straighten();
    }

    /// Sets the last day of the window.
    pub fn end_on(&mut self, day: Day) {
        self.window_end = day;
        self.straighten();
    }

    /// Drops dates set by hand that no longer stand in their order.
    fn straighten(&mut self) {
        let dues: Vec<Day> = Stop::ALL.into_iter().map(|stop| self.due(stop)).collect();
        if !dues.is_sorted() || dues.first().is_some_and(|first| *first < self.begins) {
            self.dates.clear();
        }
    }

    /// Tells whether a day lies in the window.
    pub fn holds(&self, day: Day) -> bool {
        (self.window_start..=self.window_end).contains(&day)
    }

    /// Plans the first campaign of a school: it begins today, and the window of two weeks opens on a weekday in four weeks.
    pub fn first(id: CampaignId, today: Day) -> Self {
        let start = add_days(today, 28);
        let start = match start.weekday() {
            Weekday::Sat => add_days(start, 2),
            Weekday::Sun => add_days(start, 1),
            _ => start,
        };
        Self {
            id,
            name: format!("Interviews {}", start.year()),
            begins: today,
            window_start: start,
            window_end: add_days(start, 13),
            quota: 1,
            minutes: 20,
            dates: BTreeMap::new(),
            holidays: BTreeSet::new(),
            rooms: Vec::new(),
        }
    }

    /// Plans the next campaign from this one: it begins today, the window opens on a Monday when all the preparation it
    /// takes fits before it, and is as long as this one's.
    #[must_use]
    pub fn next(&self, id: CampaignId, today: Day) -> Self {
        let ready = add_days(today, FULL_LENGTH);
        let start = add_days(ready, u64::from((7 - ready.weekday().num_days_from_monday()) % 7));
        let length = (self.window_end - self.window_start).num_days();
        // The rooms stay, for the whole of the new window.
        let rooms = self.rooms.iter().map(|room| RoomTime { first: start, last: shift(start, length), ..room.clone() });
        Self {
            rooms: rooms.collect(),
            id,
            name: String::new(),
            begins: today,
            window_start: start,
            window_end: shift(start, length),
            dates: BTreeMap::new(),
            ..self.clone()
        }
    }

    /// Tells whether there is less time before the window than the preparation takes, so that the dates move together.
    pub fn is_condensed(&self) -> bool {
        self.available() < FULL_LENGTH
    }

    /// The days from its beginning to the window.
    fn available(&self) -> u64 {
        u64::try_from((self.window_start - self.begins).num_days()).unwrap_or(0)
    }

    /// Checks a plan in which so many students take part against the day it is made.
    ///
    /// # Errors
    /// The first fault found.
    pub fn check(&self, today: Day, students: usize) -> Result<(), CampaignFault> {
        if self.name.trim().is_empty() {
            Err(CampaignFault::NoName)
        } else if self.window_end < self.window_start {
            Err(CampaignFault::EndsFirst)
        } else if self.window_end < today {
            Err(CampaignFault::Past)
        } else if self.begins > self.window_start {
            Err(CampaignFault::BeginsLate)
        } else if students == 0 {
            Err(CampaignFault::NoStudents)
        } else {
            Ok(())
        }
    }

    /// Gives the number of interviews owed, never less than one.
    pub fn owed(&self) -> u32 {
        self.quota.max(1)
    }
}

/// Tells whether a day is none of the weekend.
pub fn is_weekday(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Adds days to a day; stays where it is at the end of the calendar.
pub fn add_days(day: Day, days: u64) -> Day {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// Moves a day by so many days, back where they are negative; stays where it is at the ends of the calendar.
pub fn shift(day: Day, days: i64) -> Day {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }.unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn campaign(begins: Day, start: Day, end: Day) -> Campaign {
        Campaign {
            id: CampaignId::default(),
            name: String::new(),
            begins,
            window_start: start,
            window_end: end,
            quota: 2,
            minutes: 20,
            dates: BTreeMap::new(),
            holidays: BTreeSet::new(),
            rooms: Vec::new(),
        }
    }

    proptest! {
        #[test]
        fn the_stops_of_any_campaign_are_due_in_their_order_and_on_school_days(
            begin in 0_u64..4000, until in 0_u64..200, length in 0_u64..20, holidays in proptest::collection::btree_set(0_u64..250, 0..40),
        ) {
            let begins = add_days(Day::default(), begin);
            let start = add_days(begins, until);
            let mut one = campaign(begins, start, add_days(start, length));
            one.holidays = holidays.into_iter().map(|day| add_days(begins, day)).collect();
            for stop in Stop::ALL.into_iter().filter(|stop| *stop != Stop::Interview) {
                let (day, least) = (one.due(stop), if stop == Stop::LookBack { one.window_end } else { begins });
                prop_assert!(one.has_school(day) || day == least, "{stop:?} {day}");
            }
            let dates: Vec<Day> = Stop::ALL.into_iter().map(|stop| one.due(stop)).collect();
            let mut sorted = dates.clone();
            sorted.sort();
            prop_assert_eq!(&dates, &sorted);
            prop_assert!(dates.iter().all(|day| *day >= begins));
        }

        #[test]
        fn however_dates_are_moved_the_stops_stay_in_their_order(
            until in 0_u64..200, length in 0_u64..20,
            moves in proptest::collection::vec((0_usize..10, -40_i64..40), 0..30),
        ) {
            let begins = add_days(Day::default(), 4000);
            let start = add_days(begins, until);
            let mut one = campaign(begins, start, add_days(start, length));
            for (what, days) in moves {
                let before = one.clone();
                match what {
                    7 => one.begin_on(shift(one.begins, days)),
                    8 => one.move_window(days),
                    9 => one.toggle_holiday(shift(one.window_start, days)),
                    stop => one.set_due(Stop::ALL[stop], shift(one.due(Stop::ALL[stop]), days)),
                }
                if one.begins > one.window_start {
                    one = before;
                }
                let dates: Vec<Day> = Stop::ALL.into_iter().map(|stop| one.due(stop)).collect();
                prop_assert!(dates.is_sorted(), "{dates:?}");
                prop_assert!(dates[0] >= one.begins);
            }
        }
    }
}
