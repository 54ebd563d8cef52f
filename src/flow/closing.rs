//! Closing the station: only an adult does. Whatever the keys of a system ask of the window leads to an adult's PIN.

use crate::domain::{Action, AdultId, Life};
use crate::flow::door::sign_out::sign_out;
use crate::flow::effects::pins::Askable;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::take;
use crate::flow::rules::duties::Duty;
use crate::flow::standby::beat;
use crate::flow::state::gate::Way;
use crate::flow::state::purpose::Purpose;
use crate::flow::state::seat::Course;
use crate::flow::state::{Post, State, ask, who};

/// Something done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key, or the system's button of a window, wants it closed.
    Asked,
    /// The adult at the desk closes the station.
    FromTheDesk,
    /// Whoever stands here closes it, where nobody can be asked.
    Unchecked,
    /// The system ends the program: it is stopped, the machine is switched off, or its screen is gone.
    BySystem,
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        // The board shuts nobody out or in.
        Event::Asked if state.post == Post::Board => end(state, None, stamp, effects),
        // Whoever is being asked for a PIN already is asked for that first.
        Event::Asked if state.gate.is_none() => effects.push(Effect::AskWhoCloses),
        Event::Asked => {}
        Event::FromTheDesk => {
            if let Some(adult) = who::at_the_desk(state, Duty::Close).map(|adult| adult.id) {
                end(state, Some(adult), stamp, effects);
            }
        }
        Event::Unchecked => {
            if state.gate.as_ref().is_some_and(|gate| gate.way == Way::Unchecked) {
                end(state, None, stamp, effects);
            }
        }
        Event::BySystem => {
            if state.course == Course::Runs {
                end(state, None, stamp, effects);
            }
        }
    }
}

/// The engine has looked who can be asked.
pub(super) fn told(state: &mut State, askable: Askable, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.gate.is_some() {
        return;
    }
    match askable {
        Askable::NoAdult => end(state, None, stamp, effects),
        Askable::Adults => {
            state.ask_adult(Purpose::Close);
            // Who could not be read when the station began can be read now.
            if ask::adults(state).is_empty() {
                effects.push(Effect::ReadSchool);
            }
        }
        // Adults must never be locked in: what can't be checked is not asked for.
        Askable::Nothing => {
            state.ask_adult(Purpose::Close);
            if let Some(gate) = &mut state.gate {
                gate.way = Way::Unchecked;
            }
        }
    }
}

/// The station ends: what was typed is kept, nobody stays signed in.
fn end(state: &mut State, adult: Option<AdultId>, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if let Some(adult) = adult {
        state.act(adult, Action::CloseStation, stamp);
    }
    passed(state, stamp, effects);
}

/// An adult has shown at the gate that they may; the gate has written it down.
pub(super) fn passed(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    // A recording that runs ends as in a power cut: its student stays remembered, and is offered at the next start what
    // there is of it. Signing out here would leave it without an end.
    if !take::runs(state) {
        sign_out(state, stamp, effects);
    }
    effects.extend(state.outbox.flush_now());
    beat::last(state, Life::Closed, stamp, effects);
    state.course = Course::Ends;
}
