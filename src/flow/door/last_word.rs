//! When the student at work wrote last: after a power cut the card names that time, not when the screen was opened.

use crate::flow::effects::Effect;
use crate::flow::state::State;
use crate::flow::state::seat::LastWord;
use std::time::Duration;

/// How long to wait until the place is remembered again: one small write beside many.
const AGAIN: Duration = Duration::from_secs(10);

/// Hears that a batch is on the disk.
pub(in crate::flow) fn kept(state: &mut State) {
    let student = state.session.as_ref().map(|session| session.file.student.id);
    if student.is_some_and(|student| state.outbox.carries(student)) {
        state.last_word.at = Some(state.now);
    }
}

/// Remembers it, now and then.
pub(in crate::flow) fn tick(state: &mut State, effects: &mut Vec<Effect>) {
    let waits = state.last_word.remembered.is_some_and(|at| state.uptime < at + AGAIN);
    if state.last_word.at.is_some() && !waits && state.session.is_some() {
        effects.push(Effect::Remember(state.place()));
        state.last_word = LastWord { at: None, remembered: Some(state.uptime) };
    }
}
