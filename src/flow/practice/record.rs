//! What is kept of a recording and of its practice.

use crate::domain::{Practice, RecordId, Take};
use crate::flow::effects::playback::Left;
use crate::flow::state::State;

/// It was taken back: the practice stays, as one that was not recorded.
pub(in crate::flow) fn gone(state: &mut State, left: Option<Left>) {
    change_practice(state, |practice| {
        practice.recorded = false;
        practice.minutes = practice.minutes.max(1);
    });
    state.take.gone = true;
    state.take.left = left;
}

/// Changes what is known of a recording of the interview at hand, and keeps it.
pub(in crate::flow) fn change_take(state: &mut State, take: RecordId, change: impl FnOnce(&mut Take)) {
    let known = state.interview().and_then(|one| one.takes.iter().position(|one| one.id == take));
    let Some(place) = known else { return };
    state.change_some(|one| {
        let take = one.takes.get_mut(place)?;
        change(take);
        Some(take.clone())
    });
}

pub(in crate::flow) fn change_practice(state: &mut State, change: impl FnOnce(&mut Practice)) {
    let id = state.take.practice;
    state.change_some(|one| {
        let practice = one.practices.iter_mut().find(|one| one.id == id)?;
        change(practice);
        Some(practice.clone())
    });
}
