//! Incident notes: the one that is being written, and those that adults find at the desk.

use crate::content::short_moment;
use crate::domain::{Incident, Student};
use crate::flow::standby::incident::Event as Note;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, IncidentAdapter, IncidentRow, IncidentsAdapter};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<IncidentAdapter>();
    adapter.set_note(state.incident.note.as_ref().map_or("", |note| note.text.as_str()).into());
    adapter.set_kept(state.incident.kept);
}

pub(in crate::ui) fn paint_list(window: &AppWindow, state: &State) {
    let language = state.look.language;
    let row = |note: &Incident| IncidentRow {
        when: short_moment(note.at, language).into(),
        adult: state.school.adult_name(note.adult).into(),
        student: note.student.and_then(|id| state.school.student(id)).map_or(String::new(), Student::full_name).into(),
        station: note.station.as_str().into(),
        text: note.text.trim().into(),
    };
    // One that was begun and left empty says nothing.
    let rows = state.desk.incidents.iter().filter(|note| !note.text.trim().is_empty()).map(row).collect();
    let adapter = window.global::<IncidentsAdapter>();
    sync_list!(adapter, get_rows, set_rows, rows);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<IncidentAdapter>();
    wire! {
        adapter, dispatch => Event::Incident;
        on_typed(text) => Note::Typed(text.into());
        on_done() => Note::Done;
    }
}
