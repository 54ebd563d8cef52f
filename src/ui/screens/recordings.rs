//! The practice recordings at the desk: the list, and one at hand.

use super::Dispatch;
use crate::content::short_date;
use crate::domain::{Day, Language, RecordId, Student, Use};
use crate::flow::recordings::{self, Event as Recordings, Recording, Section, Task};
use crate::flow::{Event, State};
use crate::ui::generated::{AppWindow, RecordingRow, RecordingTask, RecordingsAdapter, RecordingsView};
use crate::ui::models::sync_list;
use slint::ComponentHandle;

/// A date with its year: it may be a year away.
pub(super) fn dated(day: Day, language: Language) -> String {
    let year = chrono::Datelike::year(&day);
    match language {
        Language::En => format!("{}, {year}", short_date(day, language)),
        Language::Es => format!("{} {year}", short_date(day, language)),
    }
}

fn row(state: &State, one: &Recording) -> RecordingRow {
    let language = state.look.language;
    let seconds = one.take.seconds();
    let name = |id| state.school.adults.iter().find(|adult| adult.id == id).map_or("", |adult| adult.name.as_str());
    let hold = one.hold.as_ref().map(|hold| (hold, name(hold.by)));
    RecordingRow {
        id: one.take.id.to_string().into(),
        name: state.school.student(one.take.student).map_or(String::new(), Student::tile_name).into(),
        date: short_date(one.at.date_naive(), language).into(),
        with: one.with.as_str().into(),
        length: if seconds == 0 { String::new() } else { format!("{}:{:02}", seconds / 60, seconds % 60) }.into(),
        until: dated(one.take.destroy_on, language).into(),
        teacher: one.uses.contains(&Use::TeacherMayListen),
        withdrawn: one.withdrawn,
        own_rated: one.own_rated,
        rated: !one.rated_by.is_empty(),
        here: one.here,
        held: one.hold.is_some(),
        held_by: hold.map_or("", |(_, name)| name).into(),
        held_on: hold.map_or(String::new(), |(hold, _)| dated(hold.at.date_naive(), language)).into(),
        held_why: hold.map_or("", |(hold, _)| &hold.reason).into(),
    }
}

pub(super) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<RecordingsAdapter>();
    let rows = |section| recordings::of(state, section).map(|one| row(state, one)).collect();
    sync_list!(adapter, get_soon, set_soon, rows(Section::Soon));
    sync_list!(adapter, get_held, set_held, rows(Section::Held));
    sync_list!(adapter, get_rows, set_rows, rows(Section::Later));
    let at = recordings::at_hand(state);
    adapter.set_view(RecordingsView {
        reading: state.desk.recordings.list.is_none(),
        open: at.is_some(),
        at: at.map_or(RecordingRow::default(), |one| row(state, one)),
        task: match recordings::task(state) {
            Task::Look => RecordingTask::Look,
            Task::Hold => RecordingTask::Hold,
        },
        reason: state.desk.recordings.open.as_ref().map_or("", |open| &open.reason).into(),
        can_go_on: recordings::has_reason(state),
        can_listen: recordings::may_listen(state),
        mine: recordings::has_rated(state),
    });
}

pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<RecordingsAdapter>();
    macro_rules! on {
        ($callback:ident, $event:expr) => {{
            let to = dispatch.clone();
            adapter.$callback(move || to.send(Event::Recordings($event)));
        }};
    }
    on!(on_listen, Recordings::Listen);
    on!(on_rate, Recordings::Rate);
    on!(on_take_back, Recordings::TakeBack);
    on!(on_ask_hold, Recordings::AskHold);
    on!(on_place_hold, Recordings::PlaceHold);
    on!(on_lift_hold, Recordings::LiftHold);
    let to = dispatch.clone();
    adapter.on_reason(move |text| to.send(Event::Recordings(Recordings::Reason(text.into()))));
    let to = dispatch.clone();
    adapter.on_open(move |id| {
        if let Ok(id) = id.parse() {
            to.send(Event::Recordings(Recordings::Open(RecordId(id))));
        }
    });
}
