//! Taking a recording back. That it was taken back is a fact at once, and from then on nobody may listen to it; the station
//! that holds it destroys it, now where it can, and tries again until nothing is left.

use super::playback::Left;
use super::{Effect, Screen, Stamp, State, take};
use crate::domain::{AdultId, Ending, RecordId, Voice, Withdrawal};

/// A voice takes a recording of the interview at hand back; where a guardian does, through an adult of the school.
pub(super) fn step(state: &mut State, take: RecordId, voice: Voice, through: Option<AdultId>, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let id = stamp.id(6);
    state.change_some(|one| {
        let take = one.takes.iter().find(|one| one.id == take)?;
        let (practice, interview, student) = (take.practice, take.interview, take.student);
        let withdrawal = Withdrawal { id, practice, interview, student, voice, through, at: stamp.at };
        one.withdrawals.push(withdrawal.clone());
        Some(withdrawal)
    });
    again(state, take, effects);
}

/// Has a recording destroyed that was taken back.
pub(super) fn again(state: &State, take: RecordId, effects: &mut Vec<Effect>) {
    let Some(one) = state.interview() else { return };
    let Some(take) = one.takes.iter().find(|one| one.id == take) else { return };
    let withdrawal = one.withdrawals.iter().rev().find(|withdrawal| withdrawal.practice == take.practice);
    if let Some(withdrawal) = withdrawal {
        effects.push(Effect::TakeBack { take: Box::new(take.clone()), withdrawal: Box::new(withdrawal.clone()) });
    }
}

/// The station has done what it could.
pub(super) fn answered(state: &mut State, id: RecordId, left: Option<Left>) {
    if left.is_none() {
        take::change(state, id, |take| {
            take.frames = 0;
            take.gaps.clear();
            take.ending = Some(Ending::Withdrawn);
        });
    }
    if state.listen.take == Some(id) {
        state.listen.left = left;
        state.listen.sound = None;
    }
    if state.screen == Screen::Take && state.take.take == Some(id) {
        take::gone(state, left);
    }
    state.arrived += 1;
}
