//! The quiet rooms and the days without school of a campaign that is planned.

use crate::content::{short_day, time_of_day};
use crate::domain::{AdultId, Campaign, Day, RoomTime};
use crate::flow::desk::campaign::rooms::{self, Event as Rooms, Limit, RoomFault};
use crate::flow::desk::campaign::{self, Event as Plan};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, Holiday, HolidaysAdapter, PlannedRoom, RoomAdult, RoomDraft, RoomLimit, RoomTrouble, RoomsAdapter};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use chrono::{NaiveTime, TimeZone};
use slint::ComponentHandle;

/// Gives a time as people say it.
pub(super) fn time(at: NaiveTime, state: &State) -> String {
    let at = state.now.offset().from_local_datetime(&state.now.date_naive().and_time(at)).single();
    at.map_or(String::new(), |at| time_of_day(at, state.look.language))
}

/// Says when a room is there: "9:00 AM – 12:00 PM".
pub(in crate::ui) fn hours(room: &RoomTime, state: &State) -> String {
    format!("{} – {}", time(room.from, state), time(room.to, state))
}

/// Says what a student needs to know of a room: "Room 12 · (503) 555-0112 · Mrs. Nakamura".
pub(in crate::ui) fn spoken(room: &RoomTime, state: &State) -> String {
    let adult = room.adult.map_or("", |id| state.school.adult_name(id));
    let parts = [room.room.as_str(), room.telephone.as_str(), adult];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn planned(room: &RoomTime, state: &State) -> PlannedRoom {
    let day = |day| short_day(day, state.look.language);
    let adult = room.adult.map_or("", |id| state.school.adult_name(id));
    let details = [room.telephone.as_str(), adult].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    PlannedRoom {
        name: room.room.as_str().into(),
        days: if room.first == room.last { day(room.first) } else { format!("{} – {}", day(room.first), day(room.last)) }.into(),
        hours: hours(room, state).into(),
        details: details.join(" · ").into(),
    }
}

fn draft(state: &State) -> RoomDraft {
    let Some(room) = &state.desk.campaign.room else { return RoomDraft::default() };
    RoomDraft {
        writing: true,
        room: room.room.as_str().into(),
        telephone: room.telephone.as_str().into(),
        first: short_day(room.first, state.look.language).into(),
        last: short_day(room.last, state.look.language).into(),
        from: time(room.from, state).into(),
        to: time(room.to, state).into(),
        trouble: match rooms::fault(state) {
            None => RoomTrouble::None,
            Some(RoomFault::NoName) => RoomTrouble::NoName,
            Some(RoomFault::EndsFirst) => RoomTrouble::EndsFirst,
            Some(RoomFault::Twice) => RoomTrouble::Twice,
        },
    }
}

pub(super) fn paint(window: &AppWindow, state: &State, plan: &Campaign) {
    let adapter = window.global::<RoomsAdapter>();
    sync_list!(adapter, get_rooms, set_rooms, plan.rooms.iter().map(|room| planned(room, state)).collect());
    let there = state.desk.campaign.room.as_ref().and_then(|room| room.adult);
    let adults = state.school.adults.iter().map(|adult| RoomAdult {
        id: adult.id.to_string().into(),
        name: adult.name.as_str().into(),
        selected: there == Some(adult.id),
    });
    sync_list!(adapter, get_adults, set_adults, adults.collect());
    adapter.set_draft(draft(state));

    let adapter = window.global::<HolidaysAdapter>();
    let holiday = |day: Day| Holiday { value: day.to_string().into(), day: short_day(day, state.look.language).into() };
    sync_list!(adapter, get_days, set_days, plan.holidays.iter().copied().map(holiday).collect());
    if let Some(day) = campaign::holiday(state) {
        adapter.set_open(!plan.holidays.contains(&day));
        adapter.set_next(holiday(day));
    }
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    wire! {
        window.global::<RoomsAdapter>(), dispatch => Event::Campaign;
        on_begin() => Plan::Rooms(Rooms::Begin);
        on_leave() => Plan::Rooms(Rooms::Leave);
        on_room(text) => Plan::Rooms(Rooms::Room(text.into()));
        on_telephone(text) => Plan::Rooms(Rooms::Telephone(text.into()));
        on_adult(id) => id.parse().ok().map(|id| Plan::Rooms(Rooms::Adult(AdultId(id))));
        on_shift(limit, by) => Plan::Rooms(Rooms::Shift(limit_of(limit), i64::from(by)));
        on_add() => Plan::Rooms(Rooms::Add);
        on_remove(place) => Plan::Rooms(Rooms::Remove(usize::try_from(place).unwrap_or(usize::MAX)));
    }
    wire! {
        window.global::<HolidaysAdapter>(), dispatch => Event::Campaign;
        on_seek(days) => Plan::SeekHoliday(i64::from(days));
        on_toggle(day) => day.parse().ok().map(Plan::Holiday);
    }
}

fn limit_of(limit: RoomLimit) -> Limit {
    match limit {
        RoomLimit::First => Limit::First,
        RoomLimit::Last => Limit::Last,
        RoomLimit::From => Limit::From,
        RoomLimit::To => Limit::To,
    }
}
