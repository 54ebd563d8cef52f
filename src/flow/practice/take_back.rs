//! Taking a recording back. That it was taken back is a fact at once, and from then on nobody may listen to it; the station
//! that holds it destroys it, now where it can, and tries again until nothing is left.

use crate::domain::{AdultId, Ending, RecordId, Voice, Withdrawal};
use crate::flow::effects::playback::Left;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::record;
use crate::flow::rules::Screen;
use crate::flow::state::State;

/// Who asks that a recording be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::flow) enum Asks {
    /// The voice, at the screen.
    Voice,
    /// The voice, and an adult of the school enters it.
    VoiceThrough(AdultId),
    /// A guardian of the voice, through an adult of the school.
    Guardian(AdultId),
}

/// A recording of the interview at hand is taken back because of a voice in it.
pub(in crate::flow) fn step(state: &mut State, take: RecordId, voice: Voice, asks: Asks, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let id = stamp.fresh();
    let (through, voice_asked) = match asks {
        Asks::Voice => (None, false),
        Asks::VoiceThrough(adult) => (Some(adult), true),
        Asks::Guardian(adult) => (Some(adult), false),
    };
    state.change_some(|one| {
        let take = one.takes.iter().find(|one| one.id == take)?;
        let (practice, interview, student) = (take.practice, take.interview, take.student);
        let withdrawal = Withdrawal { id, practice, interview, student, voice, through, voice_asked, at: stamp.at };
        one.withdrawals.push(withdrawal.clone());
        Some(withdrawal)
    });
    again(state, take, effects);
}

/// Has a recording destroyed that was taken back.
pub(in crate::flow) fn again(state: &State, take: RecordId, effects: &mut Vec<Effect>) {
    let Some(one) = state.interview() else { return };
    let Some(take) = one.takes.iter().find(|one| one.id == take) else { return };
    let withdrawal = one.withdrawals.iter().rev().find(|withdrawal| withdrawal.practice == take.practice);
    if let Some(withdrawal) = withdrawal {
        effects.push(Effect::TakeBack { take: Box::new(take.clone()), withdrawal: Box::new(withdrawal.clone()) });
    }
}

/// The station has done what it could.
pub(in crate::flow) fn answered(state: &mut State, id: RecordId, left: Option<Left>) {
    if left.is_none() {
        record::change_take(state, id, |take| {
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
        record::gone(state, left);
    }
    state.focus_anew();
}
