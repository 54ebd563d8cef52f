//! Booking: day, time, length, who calls whom, numbers.

use crate::content::{long_date, short_day, time_of_day};
use crate::domain::{BookingFault, Caller, Day, Medium, Moment};
use crate::flow::call::booking::{self, Event as Booking, HOURS, LENGTHS, QUARTERS};
use crate::flow::state::call::TimeFault;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, BookingAdapter, BookingTile, BookingTrouble, BookingView};
use crate::ui::models::sync_list;
use crate::ui::screens::desk::rooms;
use crate::ui::wire::wire;
use chrono::{NaiveTime, TimeZone};
use slint::ComponentHandle;

/// Gives a time of a day as a moment at the station's offset, to be written as people say it.
fn at(state: &State, day: Day, hour: u32, minute: u32) -> Option<Moment> {
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    state.now.offset().from_local_datetime(&day.and_time(time)).single()
}

fn clock(state: &State, hour: u32, minute: u32) -> String {
    at(state, state.now.date_naive(), hour, minute).map_or(String::new(), |at| time_of_day(at, state.look.language))
}

fn view(state: &State) -> BookingView {
    let Some(one) = state.interview() else { return BookingView::default() };
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let Some(draft) = &one.call_plan.booking else { return BookingView::default() };
    let time = draft.hour.zip(draft.minute).map_or(String::new(), |(hour, minute)| clock(state, hour, minute));
    let taken = booking::taken(state);
    BookingView {
        name: contact.map_or("", |contact| contact.name()).into(),
        day: draft.day.map_or(String::new(), |day| long_date(day, state.look.language)).into(),
        short_day: draft.day.map_or(String::new(), |day| short_day(day, state.look.language)).into(),
        time: time.into(),
        minutes: draft.minutes.to_string().into(),
        agreed: draft.agreed.trim().into(),
        offered: one.call_plan.offered().join(" · ").into(),
        video: draft.medium == Medium::Video,
        they_call: draft.caller == Caller::Employee,
        student_number: draft.student_number.as_str().into(),
        employee_number: draft.employee_number.as_str().into(),
        link: draft.link.as_str().into(),
        trouble: match state.booking.fault {
            None => BookingTrouble::None,
            Some(TimeFault::NoDay) => BookingTrouble::NoDay,
            Some(TimeFault::NoTime) => BookingTrouble::NoTime,
            Some(TimeFault::Taken) => BookingTrouble::Taken,
            Some(TimeFault::Booking(BookingFault::Past)) => BookingTrouble::Past,
            Some(TimeFault::Booking(BookingFault::Length)) => BookingTrouble::Length,
            Some(TimeFault::Booking(BookingFault::Clash)) => BookingTrouble::Clash,
            Some(TimeFault::Booking(BookingFault::NoNumber)) => BookingTrouble::NoNumber,
        },
        taken_from: taken.map_or(String::new(), |other| time_of_day(other.starts, state.look.language)).into(),
        taken_to: taken.map_or(String::new(), |other| time_of_day(other.ends(), state.look.language)).into(),
        room: booking::room(state).map_or(String::new(), |room| rooms::spoken(room, state)).into(),
        rooms: booking::rooms_that_day(state).into_iter().map(|room| rooms::hours(room, state)).collect::<Vec<_>>().join(" · ").into(),
        holiday: booking::on_holiday(state),
        moving: one.interview.booking.is_some(),
    }
}

fn tile(value: impl ToString, text: String, selected: bool) -> BookingTile {
    BookingTile { value: value.to_string().into(), text: text.into(), selected }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<BookingAdapter>();
    let draft = state.interview().and_then(|one| one.call_plan.booking.as_ref());
    let (day, hour) = (draft.and_then(|draft| draft.day), draft.and_then(|draft| draft.hour));
    let (minute, length) = (draft.and_then(|draft| draft.minute), draft.map(|draft| draft.minutes));
    let days = booking::days(state).into_iter().map(|one| tile(one, long_date(one, state.look.language), day == Some(one)));
    sync_list!(adapter, get_days, set_days, days.collect());
    let hours = HOURS.map(|one| tile(one, clock(state, one, 0), hour == Some(one)));
    sync_list!(adapter, get_hours, set_hours, hours.collect());
    let quarters = QUARTERS.into_iter().map(|one| tile(one, format!(":{one:02}"), minute == Some(one)));
    sync_list!(adapter, get_quarters, set_quarters, quarters.collect());
    let lengths = LENGTHS.into_iter().map(|one| tile(one, one.to_string(), length == Some(one)));
    sync_list!(adapter, get_lengths, set_lengths, lengths.collect());
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<BookingAdapter>();
    wire! {
        adapter, dispatch => Event::Booking;
        on_day(value) => value.parse().ok().map(Booking::Day);
        on_hour(value) => value.parse().ok().map(Booking::Hour);
        on_quarter(value) => value.parse().ok().map(Booking::Minute);
        on_length(value) => value.parse().ok().map(Booking::Minutes);
        on_shift(days) => Booking::Shift(i64::from(days));
        on_video(video) => Booking::Medium(if video { Medium::Video } else { Medium::Phone });
        on_they_call(they) => Booking::Caller(if they { Caller::Employee } else { Caller::Student });
        on_student_number(text) => Booking::StudentNumber(text.into());
        on_employee_number(text) => Booking::EmployeeNumber(text.into());
        on_link(text) => Booking::Link(text.into());
        on_save() => Booking::Save;
        on_allow_clash() => Booking::AllowClash;
    }
}
