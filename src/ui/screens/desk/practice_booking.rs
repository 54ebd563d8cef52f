//! The practice on a student's page at the desk.

use crate::content::{long_moment, short_date_with_year, short_day, time_of_day};
use crate::domain::{Moment, Practice};
use crate::flow::desk::class;
use crate::flow::desk::practice_booking::{self, BookingTrouble, Event as Practicing, HOURS, QUARTERS};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, PracticeBookingAdapter, PracticeBookingView, PracticeTrouble};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

/// Gives a day with an hour, to be written.
fn at_hour(now: Moment, hour: u32) -> Option<Moment> {
    now.date_naive().and_hms_opt(hour, 0, 0)?.and_local_timezone(now.timezone()).earliest()
}

fn place<T: PartialEq>(all: impl IntoIterator<Item = T>, one: &T) -> i32 {
    all.into_iter().position(|other| other == *one).and_then(|place| i32::try_from(place).ok()).unwrap_or(-1)
}

fn past(state: &State) -> Vec<SharedString> {
    let practices = class::page(state).into_iter().flat_map(|file| &file.interviews).flat_map(|one| &one.practices);
    let line = |one: &Practice| {
        let day = short_date_with_year(one.at.date_naive(), state.look.language);
        let with = if one.with.trim().is_empty() { String::new() } else { format!(" · {}", one.with.trim()) };
        SharedString::from(format!("{day}{with} · {} min", one.minutes))
    };
    practices.map(line).collect()
}

pub(super) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<PracticeBookingAdapter>();
    let language = state.look.language;
    let offered = practice_booking::days(state);
    let draft = state.desk.practice.unwrap_or_default();
    let booked = practice_booking::booked(state);
    let trouble = practice_booking::trouble(state);
    adapter.set_view(PracticeBookingView {
        shown: practice_booking::interview(state).is_some(),
        choosing: state.desk.practice.is_some(),
        with: booked.and_then(|one| state.school.adult(one.with)).map_or("", |adult| &adult.name).into(),
        at: booked.map_or(String::new(), |one| long_moment(one.starts, language)).into(),
        day: draft.day.map_or(-1, |day| place(offered.iter().copied(), &day)),
        hour: draft.hour.map_or(-1, |hour| place(HOURS, &hour)),
        quarter: place(QUARTERS, &draft.quarter),
        trouble: match trouble {
            None => PracticeTrouble::None,
            Some(BookingTrouble::Past) => PracticeTrouble::Past,
            Some(BookingTrouble::Taken(_)) => PracticeTrouble::Taken,
        },
        other: match trouble {
            Some(BookingTrouble::Taken(student)) => student.tile_name().into(),
            _ => SharedString::default(),
        },
        can_book: practice_booking::can_book(state),
    });
    let hours = HOURS.filter_map(|hour| at_hour(state.now, hour)).map(|at| SharedString::from(time_of_day(at, language)));
    sync_list!(adapter, get_days, set_days, offered.iter().map(|day| SharedString::from(short_day(*day, language))).collect());
    sync_list!(adapter, get_hours, set_hours, hours.collect());
    sync_list!(adapter, get_quarters, set_quarters, QUARTERS.map(|quarter| SharedString::from(format!(":{quarter:02}"))).into());
    sync_list!(adapter, get_past, set_past, past(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<PracticeBookingAdapter>();
    wire! {
        adapter, dispatch => Event::PracticeBooking;
        on_begin() => Practicing::Begin;
        on_leave() => Practicing::Leave;
        on_book() => Practicing::Book;
        on_cancel() => Practicing::Cancel;
        on_day(place) => usize::try_from(place).ok().map(Practicing::Day);
        on_hour(place) => usize::try_from(place).ok().map(Practicing::Hour);
        on_quarter(place) => usize::try_from(place).ok().map(Practicing::Quarter);
    }
}
