//! Ready? Four things to check.

use crate::content::{long_moment, short_moment, time_of_day};
use crate::domain::{Adult, Role};
use crate::flow::call::ready::{self, Event as Ready};
use crate::flow::rules::rooms::of_booking;
use crate::flow::state::who;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AdultTile, AppWindow, ReadyAdapter, ReadyView};
use crate::ui::models::sync_list;
use crate::ui::screens::desk::rooms;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn view(state: &State) -> ReadyView {
    let Some(one) = state.interview() else { return ReadyView::default() };
    let language = state.look.language;
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let checks = ready::checks(state);
    let when = one.interview.booking.as_ref().map_or(String::new(), |booking| {
        let when = long_moment(booking.starts, language);
        let planned = state.campaign().and_then(|campaign| of_booking(campaign, booking));
        match planned {
            Some(room) => format!("{when} · {}", rooms::spoken(room, state)),
            None if booking.room.is_empty() => when,
            None => format!("{when} · {}", booking.room),
        }
    });
    let names: Vec<String> = standing_by(state).into_iter().map(|adult| adult.name.clone()).collect();
    ReadyView {
        name: contact.map_or("", |contact| contact.name()).into(),
        when: when.into(),
        questions: checks.questions,
        count: i32::try_from(one.questions.questions.len()).unwrap_or(i32::MAX),
        confirmation: checks.confirmation,
        waiting: checks.waiting,
        now: checks.now,
        notes: checks.notes,
        adult: one.readiness.adult.as_str().into(),
        somebody: if ready::somebody_else(state, &names) { one.readiness.adult.as_str().into() } else { Default::default() },
        all: checks.all(),
        passed: one.readiness.passed_at.map_or(String::new(), |at| short_moment(at, language)).into(),
        override_by: one.readiness.override_by.as_str().into(),
    }
}

/// Gives who stands by now first, then the adults of the room, then the teachers.
fn standing_by(state: &State) -> Vec<&Adult> {
    let mut adults: Vec<_> = state.school.adults.iter().filter(|adult| adult.role != Role::Coordinator).collect();
    let present: Vec<_> = who::present(state).into_iter().map(|(adult, _)| adult.id).collect();
    adults.sort_by_key(|adult| (!present.contains(&adult.id), adult.role != Role::Standby));
    adults
}

fn adults(state: &State) -> Vec<AdultTile> {
    let chosen = state.interview().map_or("", |one| &one.readiness.adult);
    let present = who::present(state);
    standing_by(state)
        .into_iter()
        .map(|adult| AdultTile {
            name: adult.name.as_str().into(),
            selected: adult.name == chosen,
            until: present
                .iter()
                .find(|(one, _)| one.id == adult.id)
                .map_or(String::new(), |(_, until)| time_of_day(*until, state.look.language))
                .into(),
        })
        .collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<ReadyAdapter>();
    sync_list!(adapter, get_adults, set_adults, adults(state));
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ReadyAdapter>();
    wire! {
        adapter, dispatch => Event::Ready;
        on_questions() => Ready::Questions;
        on_confirmation() => Ready::Confirmation;
        on_notes(there) => Ready::Notes(there);
        on_adult(name) => Ready::Adult(name.into());
        on_somebody(name) => Ready::Somebody(name.into());
        on_ready() => Ready::Ready;
        on_override() => Ready::Override;
    }
}
