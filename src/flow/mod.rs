//! What happens next. `step` is pure: the same state, event and stamp give the same new state and effects.
//!
//! Time and randomness come in with the [`Stamp`]; files, SQL and screens are other rooms' work.

pub mod after_call;
pub mod arrive;
pub mod beat;
pub mod board;
pub mod booking;
pub mod booth;
pub mod campaign;
pub mod class;
pub mod class_mode;
pub mod closing;
pub mod concern;
pub mod confirmation;
pub mod contact_list;
pub mod contacts;
pub mod copying;
pub mod desk;
pub mod desk_versions;
pub mod door;
pub mod earlier;
pub mod effects;
pub mod erasing;
pub mod evaluation;
pub mod event;
pub mod gate;
pub mod help;
pub mod idle;
pub mod incident;
pub mod interest;
pub mod journey;
pub mod last_word;
pub mod lessons;
pub mod letters;
pub mod listen;
pub mod live;
pub mod log;
pub mod look;
pub mod mirror;
pub mod orders;
pub mod passed;
pub mod pause;
pub mod phone;
pub mod phone_words;
pub mod practice;
pub mod practice_booking;
pub mod questions;
pub mod ready;
pub mod recap;
pub mod recordings;
pub mod recovery;
pub mod reflection;
pub mod results;
pub mod rubric;
pub mod rules;
pub mod settings;
pub mod sharing;
pub mod sign_in;
pub mod standby;
pub mod state;
pub mod take;
pub mod take_back;
pub mod thank_you;
pub mod time_line;
pub mod today;
pub mod trouble;
pub mod versions;
pub mod what_next;
pub mod whom;

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
pub use look::LookEvent;
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
pub use time_line::Spot;
pub use time_line::time_line;

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
