//! A practice that a teacher books with a student, on the student's page at the desk.

use crate::domain::{Action, Day, InterviewFile, Moment, PracticeBooking, Student, is_weekday};
use crate::flow::desk::class;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::duties::Duty;
use crate::flow::state::act::Act;
use crate::flow::state::desk::practice_booking::PracticeDraft;
use crate::flow::state::{State, who};
use chrono::{NaiveTime, TimeZone};

/// How many days are offered.
const DAYS: usize = 10;

/// The hours of a school day at which a practice may begin.
pub const HOURS: std::ops::RangeInclusive<u32> = 7..=17;

/// The minutes after the hour.
pub const QUARTERS: [u32; 4] = [0, 15, 30, 45];

/// How long a practice is, in minutes.
pub const MINUTES: u32 = 20;

/// Something done with it.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A time is being chosen.
    Begin,
    /// It is not, after all.
    Leave,
    /// The day, by its place among those offered.
    Day(usize),
    /// The hour, by its place.
    Hour(usize),
    /// The minutes after the hour, by their place.
    Quarter(usize),
    /// It is booked.
    Book,
    /// It does not take place.
    Cancel,
}

/// Gives the days to choose from: the next school days, today among them.
pub fn days(state: &State) -> Vec<Day> {
    let campaign = class::page(state).and_then(|page| state.school.campaign_of(&page.student));
    let school_day = |day: &Day| campaign.map_or(is_weekday(*day), |campaign| campaign.has_school(*day));
    state.now.date_naive().iter_days().filter(school_day).take(DAYS).collect()
}

/// Gives the interview of the open page for which one practices next.
pub fn interview(state: &State) -> Option<&InterviewFile> {
    class::page(state)?.interviews.iter().find(|one| !one.interview.held())
}

/// Gives the practice that is booked for it, from its day on until it is over.
pub fn booked(state: &State) -> Option<&PracticeBooking> {
    interview(state)?.practice_booking.as_ref().filter(|booking| is_ahead(booking, state.now))
}

/// Tells whether a practice is still to come, or of today.
pub fn is_ahead(booking: &PracticeBooking, now: Moment) -> bool {
    !booking.canceled && booking.starts.date_naive() >= now.date_naive()
}

/// Gives the moment that was chosen.
fn starts(state: &State) -> Option<Moment> {
    let PracticeDraft { day, hour, quarter } = state.desk.practice?;
    let time = NaiveTime::from_hms_opt(hour?, quarter, 0)?;
    state.now.timezone().from_local_datetime(&day?.and_time(time)).earliest()
}

/// Why the time that was chosen can't be booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookingTrouble<'a> {
    /// It is over.
    Past,
    /// The adult practices with somebody else then.
    Taken(&'a Student),
}

/// Gives what speaks against the time that was chosen.
pub fn trouble(state: &State) -> Option<BookingTrouble<'_>> {
    let starts = starts(state)?;
    if starts < state.now {
        return Some(BookingTrouble::Past);
    }
    let page = state.desk.class.open;
    let length = chrono::Duration::minutes(i64::from(MINUTES));
    let others = state.desk.practices.iter().filter(|one| Some(one.with) == state.desk.adult && Some(one.student) != page && !one.canceled);
    let mut clashing = others.filter(|one| one.starts < starts + length && starts < one.starts + length);
    clashing.find_map(|one| state.school.student(one.student)).map(BookingTrouble::Taken)
}

/// Tells whether it can be booked.
pub fn can_book(state: &State) -> bool {
    starts(state).is_some() && trouble(state).is_none() && interview(state).is_some()
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::Review).is_none() {
        return;
    }
    match event {
        Event::Begin => state.desk.practice = Some(PracticeDraft::default()),
        Event::Leave => state.desk.practice = None,
        Event::Day(place) => {
            let day = days(state).get(place).copied();
            change(state, |draft| draft.day = day);
        }
        Event::Hour(place) => change(state, |draft| draft.hour = HOURS.clone().nth(place)),
        Event::Quarter(place) => change(state, |draft| draft.quarter = QUARTERS.get(place).copied().unwrap_or_default()),
        Event::Book => book(state, stamp, effects),
        Event::Cancel => {
            if let Some(booking) = booked(state).cloned() {
                keep(state, PracticeBooking { canceled: true, ..booking }, stamp, effects);
            }
        }
    }
}

fn change(state: &mut State, change: impl FnOnce(&mut PracticeDraft)) {
    if let Some(draft) = &mut state.desk.practice {
        change(draft);
    }
}

fn book(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if !can_book(state) {
        return;
    }
    let (Some(starts), Some(with), Some(one)) = (starts(state), state.desk.adult, interview(state)) else { return };
    let (interview, student) = (one.interview.id, one.interview.student);
    state.desk.practice = None;
    keep(state, PracticeBooking { interview, student, with, starts, minutes: MINUTES, canceled: false }, stamp, effects);
}

fn keep(state: &mut State, booking: PracticeBooking, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let one = state.desk.class.file.as_mut().and_then(|file| file.interview_mut(booking.interview));
    if let Some(one) = one {
        one.practice_booking = Some(booking.clone());
    }
    state.desk.practices.retain(|other| other.interview != booking.interview);
    state.desk.practices.push(booking.clone());
    state.act_at_the_desk(Act::on(Action::BookPractice, booking.student), stamp);
    state.keep(booking);
    effects.extend(state.outbox.flush_now());
}
