//! An incident note: an adult writes down for other adults what happened. It is kept while it is typed; no student sees it.

use crate::domain::{Action, AdultId, Incident, StudentId};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::standby::{asking, help};
use crate::flow::state::act::Act;
use crate::flow::state::standby::{CallShown, IncidentPage};
use crate::flow::state::{State, who};

/// Something done with it.
#[derive(Clone, Debug)]
pub enum Event {
    /// Something was typed.
    Typed(String),
    /// The note is finished.
    Done,
}

/// Gives who writes, about whom, and at which station.
fn about(state: &State) -> Option<(AdultId, Option<StudentId>, String)> {
    if let CallShown::Outcome(adult) = state.help_shown {
        let student = state.session.as_ref().map(|session| session.file.student.id);
        return Some((adult, student, state.school.station.clone()));
    }
    let adult = who::adult(state)?.id;
    let seen = who::chosen_station(state);
    // It is about whoever sits there, or asked there and has left.
    let student = seen.and_then(|known| {
        let seated = known.beat.seat.as_ref().map(|seat| seat.student);
        let call = who::answered_call(state, &known.beat).or(who::first_call(&known.beat));
        seated.or(call.and_then(|call| call.student))
    });
    Some((adult, student, seen.map_or_else(|| state.school.station.clone(), |known| known.beat.station.clone())))
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some((adult, student, station)) = about(state) else { return };
    help::stay_open(state);
    match event {
        Event::Typed(text) => {
            let fresh = || Incident { id: stamp.fresh(), adult, student, at: stamp.at, station, text: String::new() };
            let note = Incident { text, ..state.incident.note.take().unwrap_or_else(fresh) };
            state.incident = IncidentPage { note: Some(note.clone()), kept: false };
            state.keep(note);
        }
        Event::Done => {
            let Some(note) = state.incident.note.take_if(|note| !note.text.trim().is_empty()) else { return };
            state.incident.kept = true;
            let action = Action::NoteIncident;
            state.act(adult, Act::on(action, note.student), stamp);
            state.desk.incidents.insert(0, note.clone());
            asking::send_note(state, note, stamp, effects);
        }
    }
}
