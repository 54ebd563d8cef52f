//! What happens next. `step` is pure: the same state, event and stamp give the same new state and effects.
//!
//! Time and randomness come in with the [`Stamp`]; files, SQL and screens are other rooms' work.

pub mod arrive;
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
pub use effects::pins::CodeVerdict;
pub use effects::pins::PinStanding;
pub use effects::pins::PinVerdict;
pub use effects::place::Place;
pub use effects::reply::Reply;
pub use effects::stamp::Stamp;
pub use event::Event;
pub use idle::WARNING_SECONDS;
pub use practice::time_line::Spot;
pub use practice::time_line::time_line;
pub use rules::hint::Hint;
pub use rules::hint::hint;
pub use rules::screen::Screen;
pub use state::Post;
pub use state::Session;
pub use state::State;
pub use state::outbox::Outbox;
pub use state::outbox::Saving;
pub use state::seat::Idle;
pub use state::seat::LastWord;
pub use state::seat::Look;
pub use state::told::Ended;
pub use state::told::Trouble;

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
