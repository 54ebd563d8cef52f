//! The mirror beside a recording: what its sound tells, worked out when somebody looks into it.

use crate::domain::{Happening, RecordId};
use crate::flow::effects::recordings::MirrorProgress;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::at_hand;
use crate::flow::state::State;

/// Something done with the mirror.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// Somebody looks into it.
    Look,
    /// It is put away.
    PutAway,
}

/// Gives how far it is; nothing until somebody looked.
pub fn told(state: &State) -> Option<&MirrorProgress> {
    state.listen.mirror.as_ref()
}

pub(in crate::flow) fn step(state: &mut State, event: Event, _stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Look if at_hand::stage(state) == at_hand::Stage::Open => {
            if let Some((take, questions)) = state.listen.take.zip(questions(state)) {
                state.listen.mirror = Some(MirrorProgress::Working(0));
                effects.push(Effect::LookInMirror { take, questions });
            }
        }
        Event::Look => {}
        Event::PutAway => {
            state.listen.mirror = None;
            effects.push(Effect::CloseMirror);
        }
    }
}

/// Gives when each question of the recording at hand was taken up, in milliseconds and in order.
fn questions(state: &State) -> Option<Vec<u64>> {
    let practice = at_hand::take(state)?.practice;
    let marks = state.interview()?.time_marks.iter().filter(|mark| mark.practice == practice);
    Some(marks.filter(|mark| matches!(mark.what, Happening::Question(_))).map(|mark| mark.at_ms).collect())
}

pub(in crate::flow) fn tick(state: &State, effects: &mut Vec<Effect>) {
    if matches!(told(state), Some(MirrorProgress::Working(_))) {
        effects.push(Effect::AskMirror);
    }
}

pub(in crate::flow) fn heard(state: &mut State, take: RecordId, told: MirrorProgress) {
    if state.listen.take == Some(take) && state.listen.mirror.is_some() {
        state.listen.mirror = Some(told);
    }
}
