//! Listening back to a recorded practice: playing, comments, and taking it back.

mod comments;
mod receipt;
mod who;

pub(super) use comments::add as add_comment;
pub use comments::comment_ms;
pub use receipt::Receipt;
pub(super) use receipt::{not_saved as receipt_not_saved, printed as receipt_printed, saved as receipt_saved};
pub use who::{Listener, may_listen};

use super::playback::{Control, Heard, Left, Opened, Playing, Unreadable};
use super::take_back::{self, Asks};
use super::{Effect, Screen, Stamp, State, consent, desk, gate, mirror, recordings, take as recording};
use crate::domain::{Action, AdultId, Ending, InterviewFile, RecordId, Take, Use, Voice, Withdrawal};

/// The speeds that can be chosen, in hundredths.
pub const SPEEDS: [u64; 4] = [75, 100, 125, 150];
/// How far *Back 10 seconds* goes.
const STEP_MS: u64 = 10_000;

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Local {
    /// Which recording.
    pub take: Option<RecordId>,
    /// The recording, once it is open or can't be opened.
    pub sound: Option<Result<Opened, Unreadable>>,
    /// The frame that is heard.
    pub frame: u64,
    /// What the loudspeaker does.
    pub playing: Playing,
    /// How fast, in hundredths; 0 until it was chosen, which is its own speed.
    speed: u64,
    /// Whether something came by that can't be read.
    pub damaged: bool,
    /// Somebody is asked whether to take it back.
    asking: bool,
    /// The comment that is being written.
    pub comment: String,
    /// Where it belongs, in milliseconds: where its first letter was typed.
    comment_at: Option<u64>,
    /// What its sound tells, once somebody looked.
    pub(super) mirror: Option<mirror::Told>,
    /// The receipt, once it lies in the outbox.
    pub receipt: Option<Receipt>,
    /// Whether it is being made.
    pub receipt_asked: bool,
    /// What is left of it, once it was taken back and the station has tried to destroy it.
    pub(super) left: Option<Left>,
}

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

/// What the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is being opened.
    Opening,
    /// It can be listened to.
    Open,
    /// It can't be opened.
    Unreadable(Unreadable),
    /// Whoever is here may not listen to it.
    NotAllowed,
    /// Whether to take it back.
    Asking,
    /// It was taken back: what is left of it, or none while it is being destroyed.
    TakenBack(Option<Left>),
    /// Nothing of it is left.
    Gone,
}

/// Gives the recording at hand.
pub fn take(state: &State) -> Option<&Take> {
    let id = state.listen.take?;
    state.interview()?.takes.iter().find(|one| one.id == id)
}

/// Gives the recording of a practice that is shown beside it: the last that is not gone, else the last.
pub fn take_of(one: &InterviewFile, practice: RecordId) -> Option<&Take> {
    let of_it = || one.takes.iter().rev().filter(move |take| take.practice == practice);
    of_it().find(|take| !is_taken_back(one, take)).or_else(|| of_it().next())
}

/// Tells whether nobody may listen to a recording any more: it was taken back, or its day had come.
pub fn is_taken_back(one: &InterviewFile, take: &Take) -> bool {
    take.is_gone() || one.withdrawals.iter().any(|withdrawal| withdrawal.practice == take.practice)
}

/// Tells what the screen shows.
pub fn stage(state: &State) -> Stage {
    let Some(take) = take(state) else { return Stage::NotAllowed };
    if take.is_gone() {
        return Stage::Gone;
    }
    if withdrawal(state).is_some() {
        return Stage::TakenBack(state.listen.left);
    }
    if state.listen.asking {
        return Stage::Asking;
    }
    if !allowed(state) {
        return Stage::NotAllowed;
    }
    match &state.listen.sound {
        None => Stage::Opening,
        Some(Ok(_)) => Stage::Open,
        Some(Err(why)) => Stage::Unreadable(*why),
    }
}

fn allowed(state: &State) -> bool {
    let (Some(take), Some(one), Some(listener)) = (take(state), state.interview(), listener(state)) else { return false };
    let uses = consent::uses(take.practice, &one.consents, &one.withdrawals);
    may_listen(listener, take.student, &uses)
}

/// Gives who is at the screen.
fn listener(state: &State) -> Option<Listener> {
    let student = state.session.as_ref().map(|session| Listener::Student(session.file.student.id));
    student.or_else(|| desk::adult(state).map(|adult| Listener::Adult(adult.role)))
}

/// Gives the adult who listens; none where a student does.
pub fn at_the_desk(state: &State) -> Option<AdultId> {
    state.desk.adult.filter(|_| state.session.is_none())
}

/// Tells whether every voice in the recording at hand agrees to it at all; else the student can't listen either.
pub fn is_agreed(state: &State) -> bool {
    let Some((take, one)) = take(state).zip(state.interview()) else { return false };
    consent::uses(take.practice, &one.consents, &one.withdrawals).contains(&Use::Record)
}

fn audit_taking_back(state: &mut State, stamp: &Stamp) {
    let student = take(state).map(|take| take.student);
    desk::audit_for(state, student, Action::WithdrawRecording, String::new(), stamp);
}

/// Gives the voices that can be heard in the recording at hand, the one who asks first.
pub fn voices(state: &State) -> Vec<Voice> {
    let take = take(state).zip(state.interview());
    take.map_or(Vec::new(), |(take, one)| consent::voices(take.practice, take.student, &one.consents))
}

/// Gives the recording that is open.
pub fn open_sound(state: &State) -> Option<&Opened> {
    state.listen.sound.as_ref()?.as_ref().ok()
}

/// Tells whether something is heard now.
pub fn is_playing(state: &State) -> bool {
    state.listen.playing == Playing::Playing
}

/// Gives how fast it plays, in hundredths.
pub fn speed(state: &State) -> u64 {
    if state.listen.speed == 0 { 100 } else { state.listen.speed }
}

/// Tells whether a family's open request keeps the recording at hand from being destroyed.
pub fn is_held(state: &State) -> bool {
    match &state.session {
        Some(session) => session.file.open_holds().next().is_some(),
        None => recordings::at_hand(state).is_some_and(|one| one.hold.is_some()),
    }
}

/// Gives where the playing is, in milliseconds.
pub fn place_ms(state: &State) -> u64 {
    open_sound(state).map_or(0, |open| milliseconds(open, state.listen.frame))
}

/// Gives how long the recording is, in milliseconds.
pub fn length_ms(state: &State) -> u64 {
    open_sound(state).map_or(0, |open| milliseconds(open, open.frames))
}

/// Gives the last withdrawal that concerns the recording at hand.
pub fn withdrawal(state: &State) -> Option<&Withdrawal> {
    let practice = take(state)?.practice;
    state.interview()?.withdrawals.iter().rev().find(|one| one.practice == practice)
}

fn milliseconds(open: &Opened, frame: u64) -> u64 {
    frame.saturating_mul(1000).checked_div(u64::from(open.rate)).unwrap_or(0)
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
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
            state.arrived += 1;
        }
        Event::KeepIt => {
            state.listen.asking = false;
            state.arrived += 1;
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
            None => state.ask_adult(gate::Purpose::WithdrawForGuardian),
        },
        Event::SaveReceipt => receipt::save(state, effects),
        Event::PrintReceipt => receipt::print(state, effects),
        Event::AskTakeBack | Event::TakeBack(_) | Event::ForGuardian => {}
    }
}

fn open(state: &mut State, take: RecordId, effects: &mut Vec<Effect>) {
    state.go(Screen::Listen);
    state.listen = Local { take: Some(take), ..Local::default() };
    comments::take_up(state);
    match stage(state) {
        Stage::Opening => effects.push(Effect::OpenTake(take, state.loudspeaker.clone())),
        // What could not be destroyed then is tried again now.
        Stage::TakenBack(_) => take_back::again(state, take, effects),
        _ => {}
    }
}

/// The screen was left: it falls silent, and forgets what it showed.
pub(super) fn leave(state: &mut State, effects: &mut Vec<Effect>) {
    effects.push(Effect::CloseTake);
    state.listen = Local::default();
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
pub(super) fn for_guardian(state: &mut State, through: AdultId, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if let Some(student) = take(state).map(|take| take.student) {
        take_back(state, Voice::Student(student), Asks::Guardian(through), stamp, effects);
    }
}

fn take_back(state: &mut State, voice: Voice, asks: Asks, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(take) = take(state).map(|take| take.id) else { return };
    state.listen.playing = Playing::Paused;
    take_back::step(state, take, voice, asks, stamp, effects);
    state.arrived += 1;
}

pub(super) fn opened(state: &mut State, opened: Opened) {
    if state.listen.take != Some(opened.take) {
        return;
    }
    // The station has looked at what a crash left, and knows now how long it is.
    if take(state).is_some_and(|take| take.ending.is_none()) {
        recording::change(state, opened.take, |take| {
            take.ending = Some(if opened.whole { Ending::Stopped } else { Ending::CutShort });
            (take.sample_rate, take.frames) = (opened.rate, opened.frames);
        });
    }
    state.listen.damaged = opened.damaged;
    state.listen.frame = state.listen.frame.min(opened.frames);
    state.listen.sound = Some(Ok(opened));
}

pub(super) fn unreadable(state: &mut State, take: RecordId, why: Unreadable) {
    if state.listen.take == Some(take) {
        state.listen.sound = Some(Err(why));
    }
}

pub(super) fn heard(state: &mut State, heard: Heard) {
    if state.listen.take == Some(heard.take) && open_sound(state).is_some() {
        state.listen.frame = heard.frame;
        state.listen.playing = heard.playing;
        state.listen.damaged |= heard.damaged;
    }
}

pub(super) fn tick(state: &State, effects: &mut Vec<Effect>) {
    if can_play(state) {
        effects.push(Effect::HearPlayback);
    }
}
