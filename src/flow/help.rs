//! The silent call for an adult. Calls and their ends are facts; what is open follows from them.

use super::{Stamp, State};
use crate::domain::Help;

/// The answer of a student who pressed the button a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The call stands.
    StillNeeded,
    /// It is taken back.
    AllRight,
}

/// The button was pressed. A second time asks first: whoever presses again may need help all the more.
pub(super) fn ask(state: &mut State, stamp: &Stamp) {
    if state.asked_for_help() {
        state.help_question = true;
        return;
    }
    let student = state.session.as_ref().map(|session| session.file.student.id);
    let call = Help { id: stamp.id(0), student, at: stamp.at, screen: state.screen.key(), over: false, ends: None };
    state.help.push(call.clone());
    state.keep(call);
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    if !std::mem::take(&mut state.help_question) || event == Event::StillNeeded {
        return;
    }
    // A call belongs to the student who made it: nobody else takes it back.
    let student = state.session.as_ref().map(|session| session.file.student.id);
    if let Some(place) = state.help.iter().position(|call| call.student == student) {
        end(state, place, stamp);
    }
}

/// Ends an open call, by its place, and gives it.
pub(super) fn end(state: &mut State, place: usize, stamp: &Stamp) -> Option<Help> {
    let call = (place < state.help.len()).then(|| state.help.remove(place))?;
    state.keep(Help { id: stamp.id(0), student: call.student, at: stamp.at, screen: state.screen.key(), over: true, ends: Some(call.id) });
    Some(call)
}

/// Hears what the disk knows; what is on its way there counts as well.
pub(super) fn known(state: &mut State) {
    state.help = Help::open(state.school.help.iter().cloned().chain(state.outbox.help()));
}
