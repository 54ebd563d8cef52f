//! A paused station: an adult has stopped the work there, and only an adult lets it go on. A restart changes nothing.

use crate::domain::{Action, AdultId, Pause};
use crate::flow::door::sign_out::sign_out;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::take;
use crate::flow::rules::{Screen, duties};
use crate::flow::state::State;
use crate::flow::state::purpose::Purpose;
use crate::flow::state::who::{self, open_pause};

/// Something done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The adult at the desk pauses the station.
    FromTheDesk,
    /// An adult is at the paused station, and lets it go on with a PIN.
    GoOn,
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::FromTheDesk => {
            if let Some(adult) = who::at_the_desk(state, duties::Duty::LookAfter).map(|adult| adult.id) {
                begin(state, adult, stamp, effects);
                sign_out(state, stamp, effects);
            }
        }
        Event::GoOn => state.ask_adult(Purpose::GoOn),
    }
}

/// Pauses the station; whoever is at work stays signed in, and what is being recorded pauses too.
pub(in crate::flow) fn begin(state: &mut State, adult: AdultId, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if open_pause(state).is_some() {
        return;
    }
    if state.screen == Screen::Take {
        take::step(state, take::Event::Pause, stamp, effects);
    }
    // What had the focus is covered now.
    state.focus_anew();
    let pause = Pause { id: stamp.fresh(), adult, from: stamp.at, until: None };
    state.school.pauses.push(pause.clone());
    state.keep(pause);
    state.act_on_who_is_here(adult, Action::PauseStation, stamp);
    effects.extend(state.outbox.flush_now());
}

/// Lets the station go on; who did is written down by whoever found out.
pub(in crate::flow) fn end(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let open: Vec<Pause> = state
        .school
        .pauses
        .iter_mut()
        .filter(|pause| pause.until.is_none())
        .map(|pause| {
            pause.until = Some(stamp.at);
            pause.clone()
        })
        .collect();
    open.into_iter().for_each(|pause| state.keep(pause));
    state.focus_anew();
    effects.extend(state.outbox.flush_now());
}
