//! Coming to a screen and leaving one, after the event that led there.

use crate::domain::{InterviewId, StudentId};
use crate::flow::call::{booking, confirmation, live, recap};
use crate::flow::desk::recordings;
use crate::flow::door::trouble;
use crate::flow::effects::Effect;
use crate::flow::journey::questions;
use crate::flow::practice::listen;
use crate::flow::rules::Screen;
use crate::flow::state::State;
use crate::flow::state::desk::settings::SettingsPage;
use crate::flow::state::documents::Documents;
use crate::flow::state::seat::LastWord;
use crate::flow::state::standby::CallShown;

/// Where somebody is: the screen, and who is at which interview.
#[derive(PartialEq)]
pub(super) struct Whereabouts {
    screen: Screen,
    student: Option<(StudentId, InterviewId)>,
}

impl Whereabouts {
    /// Gives where somebody is now.
    pub(super) fn of(state: &State) -> Self {
        let student = state.session.as_ref().map(|session| (session.file.student.id, session.current));
        Self { screen: state.screen, student }
    }
}

/// Begins the screen that was gone to.
pub(super) fn begin(state: &mut State) {
    match state.arriving.take() {
        Some(Screen::Questions) => questions::arrive(state),
        Some(Screen::Live) => live::arrive(state),
        Some(Screen::Recap) => recap::arrive(state),
        Some(Screen::Booking) => booking::open(state),
        Some(Screen::Confirmation) => confirmation::open(state),
        _ => {}
    }
}

/// Ends what belongs to the screen that was left, and asks for what the new one shows.
pub(super) fn left(state: &mut State, before: &Whereabouts, effects: &mut Vec<Effect>) {
    let after = Whereabouts::of(state);
    if before.screen != after.screen {
        state.documents = Documents::default();
        match before.screen {
            // A microphone that is open for its level is closed with the screen that shows it.
            Screen::Booth => effects.push(Effect::CloseLevel),
            Screen::Listen => listen::leave(state, effects),
            Screen::Recordings => effects.push(Effect::CloseCopy),
            // Nothing that was typed there, and no code that was shown, outlives the screen.
            Screen::Settings => state.desk.settings = SettingsPage::default(),
            _ => {}
        }
        // What a call is about is asked where it was made.
        if state.help_shown == CallShown::Reasons {
            state.help_shown = CallShown::Nothing;
        }
        match after.screen {
            Screen::Booking => effects.push(Effect::ReadTaken),
            Screen::Recordings => recordings::read(state, effects),
            _ => {}
        }
    }
    if *before != after {
        state.focus_anew();
        // Until something is written here, the time of coming here counts.
        state.last_word = LastWord::default();
        trouble::moved_on(state);
        // Only who was signed in can leave: the card after a power cut stays until it is answered.
        if before.student.is_some() || after.student.is_some() {
            effects.push(Effect::Remember(state.place()));
        }
    }
}
