//! What happens next. `step` is pure: the same state, event and stamp give the same new state and effects.
//!
//! Time and randomness come in with the [`Stamp`]; files, SQL and screens are other rooms' work.

pub mod arrive;
pub mod back;
pub mod call;
pub mod closing;
pub mod desk;
pub mod door;
pub mod effects;
pub mod event;
pub mod hear;
pub mod idle;
pub mod journey;
pub mod passed;
pub mod practice;
pub mod rules;
pub mod standby;
pub mod state;

pub use door::look::LookEvent;
pub use effects::effect::Effect;
pub use effects::fault::Fault;
pub use effects::pins::{CodeVerdict, PinStanding, PinVerdict};
pub use effects::place::Place;
pub use effects::reply::Reply;
pub use effects::stamp::Stamp;
pub use event::Event;
pub use idle::WARNING_SECONDS;
pub use practice::time_line::{Spot, time_line};
pub use rules::hint::{Hint, hint};
pub use rules::screen::Screen;
pub use state::outbox::{Outbox, Saving};
pub use state::seat::{Idle, LastWord, Look};
pub use state::told::{Ended, Trouble};
pub use state::{Post, Session, State};

use crate::flow::arrive::Whereabouts;

/// Takes one event and gives what is to be done about it.
pub fn step(state: &mut State, event: Event, stamp: &Stamp) -> Vec<Effect> {
    let mut effects = Vec::new();
    state.let_pass(stamp);
    if event.is_touch() {
        idle::touched(state);
    }
    let before = Whereabouts::of(state);
    event::route(state, event, stamp, &mut effects);
    arrive::begin(state);
    arrive::left(state, &before, &mut effects);
    effects
}
