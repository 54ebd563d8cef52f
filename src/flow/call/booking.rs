//! Booking: the day, the time and the numbers, written down while they are fresh.

use crate::content::{Agreed, AgreedTime};
use crate::domain::{
    Booking, BookingDraft, CallPlan, Caller, Confirmation, Day, Interview, Medium, Moment, Readiness, RoomTime, add_days, is_weekday,
};
use crate::flow::call::live::clock;
use crate::flow::effects::Stamp;
use crate::flow::rules::rooms::{self, Taken};
use crate::flow::rules::{Screen, spoken_time};
use crate::flow::state::State;
use crate::flow::state::call::{BookingPage, TimeFault};
use crate::flow::state::purpose::Purpose;
use chrono::{NaiveTime, TimeZone};
use std::sync::Arc;

/// The hours offered: those of a school day and a little around it.
pub const HOURS: std::ops::RangeInclusive<u32> = 7..=17;

/// The minutes offered.
pub const QUARTERS: [u32; 4] = [0, 15, 30, 45];

/// The lengths offered, in minutes.
pub const LENGTHS: [u32; 4] = [15, 20, 25, 30];

const DAYS_SHOWN: usize = 10;

/// Something done on the screen.
#[derive(Clone, Debug)]
pub enum Event {
    /// A day.
    Day(Day),
    /// So many days later, or earlier.
    Shift(i64),
    /// An hour.
    Hour(u32),
    /// A minute.
    Minute(u32),
    /// How long.
    Minutes(u32),
    /// Phone or video.
    Medium(Medium),
    /// Who calls.
    Caller(Caller),
    /// The student's number.
    StudentNumber(String),
    /// The employee's number.
    EmployeeNumber(String),
    /// The link of a video meeting.
    Link(String),
    /// It is all written.
    Save,
    /// An adult is asked to allow a time that is taken.
    AllowClash,
}

/// Gives the days to choose from: school days of the window that are still to come, or the next ones.
pub fn days(state: &State) -> Vec<Day> {
    let today = state.now.date_naive();
    let (start, end) = match state.campaign() {
        Some(campaign) if campaign.window_end >= today => (campaign.window_start.max(today), campaign.window_end),
        _ => (today, add_days(today, 14)),
    };
    let school_day = |day: &Day| state.campaign().map_or(is_weekday(*day), |campaign| campaign.has_school(*day));
    start.iter_days().take_while(|day| *day <= end).filter(school_day).take(DAYS_SHOWN).collect()
}

/// Prepares what can be written down, from the booking or from what is known.
pub(in crate::flow) fn open(state: &mut State) {
    state.booking = BookingPage::default();
    begin(state);
}

/// Begins to write the time down, where that is not begun yet.
fn begin(state: &mut State) {
    let minutes = state.campaign().map_or(20, |campaign| campaign.minutes);
    let contact = state.interview().and_then(|one| one.interview.contact).and_then(|id| state.school.contact(id));
    let phone = contact.map_or(String::new(), |card| card.contact.phone.clone());
    if state.interview().is_none_or(|one| one.call_plan.booking.is_some()) {
        return;
    }
    state.change(|one| {
        let plan = &mut one.call_plan;
        plan.booking = Some(match &one.interview.booking {
            Some(booking) => BookingDraft {
                day: Some(booking.starts.date_naive()),
                hour: Some(chrono::Timelike::hour(&booking.starts)),
                minute: Some(chrono::Timelike::minute(&booking.starts)),
                minutes: booking.minutes,
                medium: booking.medium,
                caller: booking.caller,
                student_number: booking.student_number.clone(),
                employee_number: booking.their_phone().to_owned(),
                link: booking.meeting().to_owned(),
                agreed: String::new(),
            },
            None => BookingDraft {
                day: None,
                hour: None,
                minute: None,
                minutes,
                medium: Medium::Phone,
                caller: Caller::Student,
                student_number: plan.number.clone(),
                employee_number: phone,
                link: String::new(),
                agreed: String::new(),
            },
        });
        plan.clone()
    });
}

/// Writes something down during the call.
pub(in crate::flow) fn note(state: &mut State, note: impl FnOnce(&mut BookingDraft)) {
    begin(state);
    change(state, note);
}

/// Writes down which of the offered times they took; one of their own is still to be written.
pub(in crate::flow) fn agree_on(state: &mut State, time: AgreedTime) {
    let offered = state.interview().map_or(Vec::new(), |one| one.call_plan.offered());
    let words = time.place().and_then(|place| offered.get(place)).map_or(String::new(), |words| (*words).to_owned());
    note(state, |draft| draft.agreed = words);
}

/// Takes over what was agreed on the phone; the student looks it over and saves it.
pub(in crate::flow) fn take_over(state: &mut State, agreed: Agreed) {
    let (today, content) = (state.now.date_naive(), Arc::clone(&state.content));
    note(state, |draft| {
        draft.medium = agreed.medium.unwrap_or(draft.medium);
        draft.caller = agreed.caller.unwrap_or(draft.caller);
        if draft.agreed.trim().is_empty() {
            return;
        }
        // What the words leave open is left open here too: an older date would be a wrong one.
        let spoken = spoken_time::read(&content.said, &draft.agreed, today);
        let time = spoken.time.filter(|(hour, minute)| HOURS.contains(hour) && QUARTERS.contains(minute));
        draft.day = spoken.day;
        draft.hour = time.map(|(hour, _)| hour);
        draft.minute = time.map(|(_, minute)| minute);
    });
}

/// Makes a booking of what is written down, or tells what is missing. The offset is the one of `now`.
pub fn booking(draft: &BookingDraft, now: Moment, others: &[Booking]) -> Result<Booking, TimeFault> {
    booking_that_stays(draft, now, None, others)
}

/// The same; a time that has passed is good where it is the one that `stays`.
fn booking_that_stays(draft: &BookingDraft, now: Moment, stays: Option<Moment>, others: &[Booking]) -> Result<Booking, TimeFault> {
    let day = draft.day.ok_or(TimeFault::NoDay)?;
    let (hour, minute) = draft.hour.zip(draft.minute).ok_or(TimeFault::NoTime)?;
    let time = NaiveTime::from_hms_opt(hour, minute, 0).ok_or(TimeFault::NoTime)?;
    let starts = now.offset().from_local_datetime(&day.and_time(time)).single().ok_or(TimeFault::NoTime)?;
    let booking = Booking {
        starts,
        minutes: draft.minutes,
        medium: draft.medium,
        caller: draft.caller,
        student_number: draft.student_number.trim().to_owned(),
        employee_number: draft.employee_number.trim().to_owned(),
        link: if draft.medium == Medium::Video { draft.link.trim().to_owned() } else { String::new() },
        room: String::new(),
    };
    let checked_at = if stays == Some(starts) { starts - chrono::Duration::seconds(1) } else { now };
    booking.check(checked_at, others).map_err(TimeFault::Booking)?;
    Ok(booking)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    if !matches!(event, Event::Save | Event::AllowClash) {
        state.booking.fault = None;
    }
    match event {
        Event::Day(day) => change(state, |draft| draft.day = Some(day)),
        Event::Shift(days) => {
            let first = days_first(state);
            change(state, |draft| {
                let from = draft.day.unwrap_or(first);
                draft.day = Some(from.checked_add_signed(chrono::Duration::days(days)).unwrap_or(from));
            });
        }
        Event::Hour(hour) => change(state, |draft| {
            draft.hour = Some(hour);
            // A full hour is what most people agree on.
            draft.minute = draft.minute.or(Some(0));
        }),
        Event::Minute(minute) => change(state, |draft| draft.minute = Some(minute)),
        Event::Minutes(minutes) => change(state, |draft| draft.minutes = minutes),
        Event::Medium(medium) => change(state, |draft| draft.medium = medium),
        Event::Caller(caller) => change(state, |draft| draft.caller = caller),
        Event::StudentNumber(text) => change(state, |draft| draft.student_number = text),
        Event::EmployeeNumber(text) => change(state, |draft| draft.employee_number = text),
        Event::Link(text) => change(state, |draft| draft.link = text),
        Event::Save => save(state, stamp, false),
        Event::AllowClash => state.ask_adult(Purpose::AllowClash),
    }
}

fn days_first(state: &State) -> Day {
    days(state).first().copied().unwrap_or(state.now.date_naive())
}

fn change(state: &mut State, change: impl FnOnce(&mut BookingDraft)) {
    state.write(|it: &mut CallPlan| {
        if let Some(draft) = &mut it.booking {
            change(draft);
        }
    });
}

/// Finds somebody else who sits at this station in the time that is written down.
pub fn taken(state: &State) -> Option<&Taken> {
    let session = state.session.as_ref()?;
    let draft = session.interview()?.call_plan.booking.as_ref()?;
    let (starts, ends) = span(draft, state.now)?;
    // A time that stands already was settled before.
    let settled = session.interview()?.interview.booking.as_ref();
    if settled.is_some_and(|booking| booking.starts == starts && booking.ends() == ends) {
        return None;
    }
    let mine = session.file.student.id;
    state.booking.others.iter().find(|other| other.here && other.student != mine && starts < other.ends() && other.starts < ends)
}

/// Gives the quiet room for the time that is written down: the one that is booked already, or the first that is free.
pub fn room(state: &State) -> Option<&RoomTime> {
    let campaign = state.campaign()?;
    let one = state.interview()?;
    let (starts, ends) = span(one.call_plan.booking.as_ref()?, state.now)?;
    let booked = one.interview.booking.as_ref().filter(|booking| booking.starts == starts && booking.ends() == ends);
    let own = booked.and_then(|booking| rooms::of_booking(campaign, booking));
    own.or_else(|| rooms::free(campaign, &others(state), starts, ends))
}

/// Gives the times at which others have a call.
fn others(state: &State) -> Vec<Taken> {
    let mine = state.session.as_ref().map(|session| session.file.student.id);
    state.booking.others.iter().filter(|other| Some(other.student) != mine).cloned().collect()
}

/// Lists when quiet rooms are there on the day that is written down.
pub fn rooms_that_day(state: &State) -> Vec<&RoomTime> {
    let day = state.interview().and_then(|one| one.call_plan.booking.as_ref()?.day);
    let Some((campaign, day)) = state.campaign().zip(day) else { return Vec::new() };
    campaign.rooms.iter().filter(|room| campaign.has_school(day) && (room.first..=room.last).contains(&day)).collect()
}

/// Tells whether the day that is written down is a day without school.
pub fn on_holiday(state: &State) -> bool {
    let day = state.interview().and_then(|one| one.call_plan.booking.as_ref()?.day);
    state.campaign().zip(day).is_some_and(|(campaign, day)| campaign.holidays.contains(&day))
}

fn span(draft: &BookingDraft, now: Moment) -> Option<(Moment, Moment)> {
    let (hour, minute) = draft.hour.zip(draft.minute)?;
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    let starts = now.offset().from_local_datetime(&draft.day?.and_time(time)).single()?;
    Some((starts, starts + chrono::Duration::minutes(i64::from(draft.minutes))))
}

/// An adult allowed the time though somebody else sits at the station then.
pub(in crate::flow) fn save_all_the_same(state: &mut State, stamp: &Stamp) {
    if state.screen == Screen::Booking {
        save(state, stamp, true);
    }
}

/// Begins to write another time down than the one that was booked.
pub(in crate::flow) fn at_another_time(state: &mut State) {
    note(state, |draft| (draft.day, draft.hour, draft.minute) = (None, None, None));
}

fn save(state: &mut State, stamp: &Stamp, allowed: bool) {
    let Some(session) = &state.session else { return };
    let Some(one) = session.interview() else { return };
    let Some(draft) = &one.call_plan.booking else { return };
    let others = session.file.interviews.iter().filter(|other| other.interview.id != session.current && !other.interview.held());
    let others: Vec<Booking> = others.filter_map(|other| other.interview.booking.clone()).collect();
    let before = one.interview.booking.clone();
    let begun = one.interview.started_at.is_some();
    // A call that has begun may go on at the time it has, whatever else of it is written down anew.
    let stays = before.as_ref().filter(|_| begun).map(|before| before.starts);
    let booking = match booking_that_stays(draft, stamp.at, stays, &others) {
        Ok(booking) => booking,
        Err(fault) => {
            state.booking.fault = Some(fault);
            return;
        }
    };
    if !allowed && taken(state).is_some() {
        state.booking.fault = Some(TimeFault::Taken);
        return;
    }
    let room = room(state).map_or(String::new(), |room| room.room.clone());
    // Another room is nothing that was confirmed to anybody.
    let changed_for_them = before.as_ref().is_some_and(|before| Booking { room: String::new(), ..before.clone() } != booking);
    let moved = before.as_ref().is_some_and(|before| before.starts != booking.starts);
    let booking = Booking { room, ..booking };
    if before.as_ref() != Some(&booking) {
        state.write(|it: &mut Interview| it.booking = Some(booking));
    }
    // A call that broke off, and is moved to another time, begins again then.
    if begun && moved {
        clock::not_begun(state);
    }
    if changed_for_them && (moved || !begun) {
        undo_readiness(state);
    }
    state.write(|it: &mut CallPlan| it.booking = None);
    state.go(Screen::Journey);
    if before.is_none() {
        state.after_a_call();
    }
}

/// What was confirmed and checked was another time.
pub(in crate::flow) fn undo_readiness(state: &mut State) {
    state.write(|it: &mut Confirmation| {
        it.outbox_at = None;
        it.sent_at = None;
    });
    state.write(|it: &mut Readiness| {
        it.passed_at = None;
        it.override_reason.clear();
        it.override_by.clear();
    });
}
