//! *Back*: a step back on a screen that has steps, else to the screen it was come from.

use crate::flow::call::phone;
use crate::flow::desk::{class, contacts, erasing, recordings};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::{booth, comments};
use crate::flow::rules::Screen;
use crate::flow::standby::board;
use crate::flow::state::State;

/// Leads back.
pub(super) fn back(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if !stepped(state, stamp, effects)
        && let Some(screen) = state.screen.back()
    {
        state.go(screen);
    }
}

/// Goes a step back on the screen, and finishes what is begun there; tells whether there was a step.
fn stepped(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) -> bool {
    match state.screen {
        // Out of a call leads only its end.
        Screen::Phone if phone::under_way(state) => {
            phone::step(state, phone::Event::StepBack, stamp);
            true
        }
        Screen::Booth => booth::back(state, effects),
        Screen::Erasing => erasing::back(state),
        Screen::Contacts => contacts::back(state),
        Screen::Class => class::back(state),
        Screen::Listen => {
            comments::add(state, stamp);
            recordings::back(state, effects)
        }
        Screen::Rubric | Screen::Recordings => recordings::back(state, effects),
        Screen::Board => {
            board::leave(state, stamp, effects);
            false
        }
        _ => false,
    }
}
