//! What happens next. `step` is pure: the same state, event and stamp give the same new state and effects.
//!
//! Time and randomness come in with the [`Stamp`]; files, SQL and screens are other rooms' work.

pub mod after_call;
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
pub mod consent;
pub mod contact_list;
pub mod contacts;
pub mod copying;
pub mod desk;
pub mod desk_versions;
pub mod duties;
pub mod earlier;
mod effect;
pub mod erasing;
pub mod evaluation;
mod event;
mod file_name;
pub mod form_day;
pub mod gate;
pub mod help;
mod hint;
mod hint_words;
mod idle;
pub mod incident;
pub mod interest;
pub mod journey;
mod last_word;
pub mod lessons;
pub mod letters;
pub mod listen;
pub mod live;
pub mod log;
mod look;
pub mod mirror;
mod orders;
mod outbox;
pub mod pace;
mod passed;
pub mod pause;
pub mod phone;
pub mod phone_words;
pub mod playback;
pub mod practice;
pub mod practice_booking;
pub mod questions;
pub mod ready;
pub mod recap;
pub mod receipt;
pub mod recordings;
pub mod recovery;
pub mod reflection;
mod reply;
pub mod results;
pub mod rubric;
mod screen;
pub mod settings;
pub mod sharing;
pub mod sign_in;
pub mod sound;
mod spoken_time;
mod stamp;
pub mod standby;
pub mod state;
pub mod take;
mod take_back;
pub mod thank_you;
mod time_line;
pub mod today;
mod trouble;
pub mod versions;
pub mod what_next;
pub mod whom;

pub use effect::{Effect, Place};
pub use event::Event;
pub use hint::{Hint, hint};
pub use idle::{Idle, WARNING_SECONDS};
pub use last_word::LastWord;
pub use look::{Look, LookEvent};
pub use outbox::{Outbox, Saving};
pub use reply::{CodeVerdict, Fault, NoPage, PinStanding, PinVerdict, Reply};
pub use screen::Screen;
pub use stamp::Stamp;
pub use state::{Post, Session, State};
pub use time_line::{Spot, time_line};
pub use trouble::{Ended, Trouble};

/// Takes one event and gives what is to be done about it.
pub fn step(state: &mut State, event: Event, stamp: &Stamp) -> Vec<Effect> {
    let mut effects = Vec::new();
    state.let_pass(stamp);
    if event.is_touch() {
        idle::touched(state);
    }
    let before = (state.screen, state.session.as_ref().map(|session| (session.file.student.id, session.current)));
    event::route(state, event, stamp, &mut effects);
    // A microphone that is open for its level is closed with the screen that shows it.
    if before.0 == Screen::Booth && state.screen != Screen::Booth {
        effects.push(Effect::CloseLevel);
    }
    if before.0 == Screen::Listen && state.screen != Screen::Listen {
        listen::leave(state, &mut effects);
    }
    if before.0 == Screen::Recordings && state.screen != Screen::Recordings {
        effects.push(Effect::CloseCopy);
    }
    // Nothing that was typed there, and no code that was shown, outlives the screen.
    if before.0 == Screen::Settings && state.screen != Screen::Settings {
        state.desk.settings = settings::Local::default();
    }
    // What a call is about is asked where it was made.
    if before.0 != state.screen && state.help_shown == help::Shown::Reasons {
        state.help_shown = help::Shown::Nothing;
    }
    if before.0 != Screen::Booking && state.screen == Screen::Booking {
        effects.push(Effect::ReadTaken);
    }
    if before.0 != Screen::Recordings && state.screen == Screen::Recordings {
        recordings::read(state, &mut effects);
    }
    let after = (state.screen, state.session.as_ref().map(|session| (session.file.student.id, session.current)));
    if before != after {
        state.arrived += 1;
        // Until something is written here, the time of coming here counts.
        state.last_word = LastWord::default();
        trouble::moved_on(state);
        // Only who was signed in can leave: the card after a power cut stays until it is answered.
        if before.1.is_some() || after.1.is_some() {
            effects.push(Effect::Remember(state.place()));
        }
    }
    effects
}
