//! After a crash: who was at work, and what there is of a recording the station stopped in the middle of.

use crate::domain::Ending;
use crate::flow::effects::recordings::{CutShort, Left};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::listen;
use crate::flow::state::State;

/// The student is back: how long it became is written down, and where they want to go on, it is opened.
pub(in crate::flow) fn take_up(state: &mut State, cut: &CutShort, goes_on: bool, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let (rate, frames, gaps) = match &cut.left {
        Left::Sound { rate, frames, gaps, .. } => (*rate, *frames, gaps.clone()),
        Left::Nothing => (0, 0, Vec::new()),
        // What could not be read today may be tomorrow, when its keys are back.
        Left::Unreadable => return,
    };
    let mut practice = None;
    state.change_some(|one| {
        let take = one.takes.iter_mut().find(|take| take.id == cut.take && take.ending.is_none())?;
        (take.sample_rate, take.frames, take.gaps, take.ending) = (rate, frames, gaps, Some(Ending::CutShort));
        practice = Some(take.practice);
        Some(take.clone())
    });
    let seconds = frames.checked_div(u64::from(rate)).unwrap_or(0);
    let minutes = u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX).max(1);
    state.change_some(|one| {
        let held = one.practices.iter_mut().find(|held| Some(held.id) == practice && held.minutes == 0)?;
        held.minutes = minutes;
        Some(held.clone())
    });
    if goes_on && cut.can_be_heard() {
        listen::step(state, listen::Event::Open(cut.take), stamp, effects);
    }
}
