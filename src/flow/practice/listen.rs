//! Listening back to a recorded practice: playing, comments, and taking it back.

use crate::domain::{Action, AdultId, Ending, RecordId, Voice};
use crate::flow::effects::document::DocumentKind;
use crate::flow::effects::playback::{Control, Heard, Opened, Playing, Unreadable};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::at_hand::{Stage, at_the_desk, is_playing, open_sound, place_ms, stage, take, voices};
use crate::flow::practice::take_back::Asks;
use crate::flow::practice::{self, comments, receipt, record};
use crate::flow::rules::Screen;
use crate::flow::state::State;
use crate::flow::state::act::Act;
use crate::flow::state::practice::ListenPage;
use crate::flow::state::purpose::Purpose;

/// The speeds that can be chosen, in hundredths.
pub const SPEEDS: [u64; 4] = [75, 100, 125, 150];
/// How far *Back 10 seconds* goes.
const STEP_MS: u64 = 10_000;

/// Something done while listening.
#[derive(Clone, Debug)]
pub enum Event {
    /// A recording is opened.
    Open(RecordId),
    /// Plays or pauses.
    Toggle,
    /// Goes to a place, in milliseconds.
    To(u64),
    /// Ten seconds back.
    StepBack,
    /// Ten seconds on.
    StepOn,
    /// Slower or faster, in hundredths.
    Speed(u64),
    /// The comment changed.
    Comment(String),
    /// The comment is kept.
    AddComment,
    /// Somebody wants to take the recording back.
    AskTakeBack,
    /// It stays after all.
    KeepIt,
    /// A voice takes it back, by its place among [`voices`].
    TakeBack(usize),
    /// A guardian wants it taken back.
    ForGuardian,
    /// The receipt is wanted as a file.
    SaveReceipt,
    /// The receipt is wanted on paper.
    PrintReceipt,
}

fn audit_taking_back(state: &mut State, stamp: &Stamp) {
    let student = take(state).map(|take| take.student);
    state.act_at_the_desk(Act::on(Action::WithdrawRecording, student), stamp);
}

/// Gives how fast it plays, in hundredths.
pub fn speed(state: &State) -> u64 {
    if state.listen.speed == 0 { 100 } else { state.listen.speed }
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Open(take) => open(state, take, effects),
        Event::Toggle => toggle(state, effects),
        Event::To(ms) => go_to(state, ms, effects),
        Event::StepBack => go_to(state, place_ms(state).saturating_sub(STEP_MS), effects),
        Event::StepOn => go_to(state, place_ms(state).saturating_add(STEP_MS), effects),
        Event::Speed(speed) if SPEEDS.contains(&speed) => {
            state.listen.speed = speed;
            effects.push(Effect::Playback(Control::Speed(speed)));
        }
        Event::Speed(_) => {}
        Event::Comment(text) => comments::write(state, text),
        Event::AddComment => comments::add(state, stamp),
        Event::AskTakeBack if matches!(stage(state), Stage::Opening | Stage::Open | Stage::Unreadable(_) | Stage::NotAllowed) => {
            pause(state, effects);
            state.listen.asking = true;
            state.focus_anew();
        }
        Event::KeepIt => {
            state.listen.asking = false;
            state.focus_anew();
        }
        Event::TakeBack(place) if stage(state) == Stage::Asking => {
            if let Some(voice) = voices(state).into_iter().nth(place) {
                let asks = match at_the_desk(state) {
                    Some(adult) => Asks::VoiceThrough(adult),
                    None => Asks::Voice,
                };
                if at_the_desk(state).is_some() {
                    audit_taking_back(state, stamp);
                }
                take_back(state, voice, asks, stamp, effects);
            }
        }
        Event::ForGuardian if stage(state) == Stage::Asking => match at_the_desk(state) {
            Some(adult) => {
                audit_taking_back(state, stamp);
                for_guardian(state, adult, stamp, effects);
            }
            None => state.ask_adult(Purpose::WithdrawForGuardian),
        },
        Event::SaveReceipt => receipt::save(state, effects),
        Event::PrintReceipt => state.documents.print(DocumentKind::Receipt, effects),
        Event::AskTakeBack | Event::TakeBack(_) | Event::ForGuardian => {}
    }
}

fn open(state: &mut State, take: RecordId, effects: &mut Vec<Effect>) {
    state.go(Screen::Listen);
    state.listen = ListenPage { take: Some(take), ..ListenPage::default() };
    comments::take_up(state);
    match stage(state) {
        Stage::Opening => effects.push(Effect::OpenTake(take, state.loudspeaker.clone())),
        // What could not be destroyed then is tried again now.
        Stage::TakenBack(_) => practice::take_back::again(state, take, effects),
        _ => {}
    }
}

/// The screen was left: it falls silent, and forgets what it showed.
pub(in crate::flow) fn leave(state: &mut State, effects: &mut Vec<Effect>) {
    effects.push(Effect::CloseTake);
    state.listen = ListenPage::default();
}

fn can_play(state: &State) -> bool {
    stage(state) == Stage::Open && open_sound(state).is_some_and(|open| open.speaker) && state.listen.playing != Playing::Lost
}

fn toggle(state: &mut State, effects: &mut Vec<Effect>) {
    if is_playing(state) {
        pause(state, effects);
    } else if can_play(state) {
        if state.listen.playing == Playing::Ended {
            state.listen.frame = 0;
        }
        state.listen.playing = Playing::Playing;
        effects.push(Effect::Playback(Control::Play));
    }
}

fn pause(state: &mut State, effects: &mut Vec<Effect>) {
    if is_playing(state) {
        state.listen.playing = Playing::Paused;
        effects.push(Effect::Playback(Control::Pause));
    }
}

fn go_to(state: &mut State, ms: u64, effects: &mut Vec<Effect>) {
    let Some(open) = open_sound(state) else { return };
    let frame = (ms.saturating_mul(u64::from(open.rate)) / 1000).min(open.frames);
    state.listen.frame = frame;
    effects.push(Effect::Playback(Control::Seek(frame)));
}

/// A guardian takes the recording at hand back, through an adult of the school.
pub(in crate::flow) fn for_guardian(state: &mut State, through: AdultId, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if let Some(student) = take(state).map(|take| take.student) {
        take_back(state, Voice::Student(student), Asks::Guardian(through), stamp, effects);
    }
}

fn take_back(state: &mut State, voice: Voice, asks: Asks, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(take) = take(state).map(|take| take.id) else { return };
    state.listen.playing = Playing::Paused;
    practice::take_back::step(state, take, voice, asks, stamp, effects);
    state.focus_anew();
}

pub(in crate::flow) fn opened(state: &mut State, opened: Opened) {
    if state.listen.take != Some(opened.take) {
        return;
    }
    // The station has looked at what a crash left, and knows now how long it is.
    if take(state).is_some_and(|take| take.ending.is_none()) {
        record::change_take(state, opened.take, |take| {
            take.ending = Some(if opened.whole { Ending::Stopped } else { Ending::CutShort });
            (take.sample_rate, take.frames) = (opened.rate, opened.frames);
        });
    }
    state.listen.damaged = opened.damaged;
    state.listen.frame = state.listen.frame.min(opened.frames);
    state.listen.sound = Some(Ok(opened));
}

pub(in crate::flow) fn unreadable(state: &mut State, take: RecordId, why: Unreadable) {
    if state.listen.take == Some(take) {
        state.listen.sound = Some(Err(why));
    }
}

pub(in crate::flow) fn heard(state: &mut State, heard: Heard) {
    if state.listen.take == Some(heard.take) && open_sound(state).is_some() {
        state.listen.frame = heard.frame;
        state.listen.playing = heard.playing;
        state.listen.damaged |= heard.damaged;
    }
}

pub(in crate::flow) fn tick(state: &State, effects: &mut Vec<Effect>) {
    if can_play(state) {
        effects.push(Effect::HearPlayback);
    }
}
