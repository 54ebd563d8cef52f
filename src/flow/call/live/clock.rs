//! The clock of a call, and what is kept of how far it is.

use crate::domain::{Interview, Live, Question};
use crate::flow::rules::Screen;
use crate::flow::rules::pace::going_on;
use crate::flow::state::State;

/// How many seconds may pass until the seconds spoken are kept again.
pub(in crate::flow) const KEEP_EVERY: u32 = 5;

pub(in crate::flow) fn count(state: &mut State) {
    let uptime = state.uptime;
    let here = matches!(state.screen, Screen::Live | Screen::Recap);
    let going = here && state.interview().is_some_and(|one| going_on(one) && one.live.as_ref().is_some_and(|live| !live.paused));
    let Some(live) = state.session.as_mut().and_then(|session| session.interview_mut()).and_then(|one| one.live.as_mut()) else {
        state.live.from = None;
        return;
    };
    if !going {
        state.live.from = None;
        return;
    }
    let (from, then) = *state.live.from.get_or_insert((uptime, live.seconds));
    let spoken = u32::try_from(uptime.saturating_sub(from).as_secs()).unwrap_or(u32::MAX);
    live.seconds = then.saturating_add(spoken);
}

/// Changes the state of the call and keeps it.
pub(in crate::flow) fn change(state: &mut State, change: impl FnOnce(&mut Live)) {
    let Some(live) = state.session.as_mut().and_then(|session| session.interview_mut()).and_then(|one| one.live.as_mut()) else { return };
    change(live);
    let record = live.clone();
    state.live.kept = record.seconds;
    state.keep(record);
}

pub(in crate::flow) fn questions(state: &State) -> Vec<Question> {
    state.interview().map_or(Vec::new(), |one| one.questions.questions.clone())
}

/// The interview has not begun after all; what was written in it stays for when it does.
pub(in crate::flow) fn not_begun(state: &mut State) {
    state.write(|it: &mut Interview| it.started_at = None);
}
