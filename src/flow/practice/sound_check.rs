//! Before a recording: is the room quiet, is the microphone heard, and the loudspeaker.

use crate::flow::effects::Effect;
use crate::flow::effects::sound::{Booth, Check, Heard, NoSound, Verdict};
use crate::flow::rules::Screen;
use crate::flow::state::practice::BoothStep;
use crate::flow::state::{State, who};
use std::time::Duration;

/// How often a voice is listened for before its silence counts; four times a second.
const PATIENCE: u32 = 16;

/// How long the microphone stays closed for a tone; what a loudspeaker says is no voice.
const TONE: Duration = Duration::from_millis(1_500);

pub(in crate::flow) fn tick(state: &mut State, effects: &mut Vec<Effect>) {
    if state.screen != Screen::Booth || state.booth.stage != BoothStep::Check {
        return;
    }
    if let Some(until) = state.booth.tone_until {
        if until <= state.uptime {
            state.booth.tone_until = None;
            listen_again(state, effects);
        }
    } else if state.booth.no_sound.is_none() && !state.booth.beginning {
        effects.push(Effect::Hear(if state.booth.room.is_none() { Check::Room } else { Check::Voice }));
    }
}

/// A microphone is chosen: the check begins anew.
pub(super) fn microphone(state: &mut State, id: &str, effects: &mut Vec<Effect>) {
    state.booth.microphone = state.booth.found.iter().flat_map(|found| &found.microphones).find(|one| one.id == id).cloned();
    check(state, effects);
}

/// A loudspeaker is chosen.
pub(super) fn loudspeaker(state: &mut State, id: &str) {
    state.loudspeaker = state.booth.found.iter().flat_map(|found| &found.loudspeakers).find(|one| one.id == id).cloned();
    state.booth.no_tone = false;
}

pub(super) fn check(state: &mut State, effects: &mut Vec<Effect>) {
    let local = &mut state.booth;
    (local.heard, local.room, local.voice, local.no_sound, local.listened) = (None, None, None, None, 0);
    (local.tone_until, local.no_tone) = (None, false);
    effects.push(Effect::AskBooth);
    effects.push(Effect::OpenLevel(local.microphone.clone()));
}

pub(super) fn play_tone(state: &mut State, effects: &mut Vec<Effect>) {
    let local = &mut state.booth;
    (local.tone_until, local.no_tone, local.heard) = (Some(state.uptime + TONE), false, None);
    effects.push(Effect::CloseLevel);
    effects.push(Effect::PlayTone(state.loudspeaker.clone()));
}

/// After a tone the microphone listens on; what it found before still stands.
fn listen_again(state: &mut State, effects: &mut Vec<Effect>) {
    if state.booth.no_sound.is_none() && !state.booth.beginning {
        state.booth.listened = 0;
        effects.push(Effect::OpenLevel(state.booth.microphone.clone()));
    }
}

/// The loudspeaker can't be heard. That is said, and holds nothing up.
pub(in crate::flow) fn no_tone(state: &mut State) {
    state.booth.no_tone = true;
}

pub(in crate::flow) fn found(state: &mut State, found: Booth) {
    // One that is no longer there was not chosen.
    state.loudspeaker = state.loudspeaker.take().filter(|chosen| found.loudspeakers.contains(chosen));
    if state.booth.microphone.is_none() && state.booth.stage != BoothStep::Check {
        state.booth.microphone = who::microphone(state).filter(|chosen| found.microphones.contains(chosen));
    }
    state.booth.found = Some(found);
}

pub(in crate::flow) fn heard(state: &mut State, heard: Heard, effects: &mut Vec<Effect>) {
    let local = &mut state.booth;
    local.heard = Some(heard);
    match (local.room, heard.verdict) {
        (None, Some(room)) => {
            local.room = Some(room);
            // What was heard of the silent room says nothing about a voice.
            effects.push(Effect::OpenLevel(local.microphone.clone()));
        }
        (Some(_), verdict) => {
            local.listened += 1;
            // Nobody speaks at once: a silence is a verdict only after a while.
            let early = local.listened < PATIENCE && matches!(verdict, Some(Verdict::Silent | Verdict::Faint));
            local.voice = verdict.filter(|_| !early).or(local.voice);
        }
        (None, None) => {}
    }
}

/// There is no sound, so there is no recording.
pub(in crate::flow) fn no_sound(state: &mut State, why: NoSound) {
    state.booth.no_sound = Some(why);
    state.booth.beginning = false;
}
