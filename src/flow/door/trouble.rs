//! What a person has to be told, and how it goes away again.

use crate::flow::state::State;
use crate::flow::state::seat::Look;
use crate::flow::state::told::Trouble;

/// It is not told for ever: the next who comes need not know.
pub(in crate::flow) fn tick(state: &mut State) {
    if matches!(&state.trouble, Some(Trouble::Ended(ended)) if state.uptime >= ended.until) {
        dismiss(state);
    }
}

/// Takes away what is told. Where a student's work was ended, their letters and language stayed for it.
pub(in crate::flow) fn dismiss(state: &mut State) {
    if matches!(state.trouble.take(), Some(Trouble::Ended(_))) && state.session.is_none() {
        state.look = Look { language: state.start_language, ..Look::default() };
    }
}

/// Somebody came to another screen, or another student sat down.
pub(in crate::flow) fn moved_on(state: &mut State) {
    let read = match state.trouble {
        // Good news of the last screen is no news on this one.
        Some(Trouble::DraftWritten(_)) => true,
        // Who goes on has read it, and whom it was about has left as soon as somebody else is here.
        Some(Trouble::Ended(_) | Trouble::Answered(_)) => state.session.is_some() || state.desk.adult.is_some(),
        _ => false,
    };
    if read {
        state.trouble = None;
    }
}
