//! Closing the station: only an adult does. Whatever the keys of a system ask of the window leads to an adult's PIN.

use super::duties::{self, Duty};
use super::{Effect, Stamp, State, beat, gate};
use crate::domain::{Action, AdultId, Audit, Life};

/// Whether the station runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// It does.
    #[default]
    Runs,
    /// It is closed as soon as everything is kept.
    Ends,
}

/// Something done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The system, or a key, wants the window closed.
    Asked,
    /// The adult at the desk closes the station.
    FromTheDesk,
    /// The window is gone.
    Closed,
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        // A station that knows no adult has nobody who could be asked.
        Event::Asked if state.school.adults.is_empty() => end(state, None, stamp, effects),
        // Whoever is being asked for a PIN already is asked for that first.
        Event::Asked if state.gate.is_none() => gate::step(state, gate::Event::Open(gate::Purpose::Close), stamp, effects),
        Event::Asked => {}
        Event::Closed => {
            state.sign_out(stamp, effects);
            beat::last(state, Life::Closed, stamp, effects);
        }
        Event::FromTheDesk => {
            if let Some(adult) = duties::at_the_desk(state, Duty::Close).map(|adult| adult.id) {
                end(state, Some(adult), stamp, effects);
            }
        }
    }
}

/// An adult closes the station: what was typed is kept, nobody stays signed in.
fn end(state: &mut State, adult: Option<AdultId>, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if let Some(adult) = adult {
        state.keep(Audit { id: stamp.id(9), adult, student: None, at: stamp.at, action: Action::CloseStation, reason: String::new() });
    }
    passed(state, stamp, effects);
}

/// An adult has shown at the gate that they may; the gate has written it down.
pub(super) fn passed(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    state.sign_out(stamp, effects);
    effects.extend(state.outbox.flush_now());
    beat::last(state, Life::Closed, stamp, effects);
    state.course = Course::Ends;
}
