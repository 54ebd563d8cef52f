//! Listening back to a recorded practice: playing, what lies on its time line, comments, and taking it back.

use super::{Effect, Screen, Stamp, State, consent, gate};
use crate::domain::{
    AdultId, Ending, Happening, InterviewFile, Rater, Record, RecordId, Role, StudentId, Take, TimeComment, Use, Voice, Withdrawal,
};
use std::collections::BTreeSet;

/// The speeds that can be chosen, in hundredths.
pub const SPEEDS: [u64; 4] = [75, 100, 125, 150];
/// How far *Back 10 seconds* goes.
const STEP_MS: u64 = 10_000;

/// What is done with a recording that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// It plays on.
    Play,
    /// It waits.
    Pause,
    /// It goes on from this frame.
    Seek(u64),
    /// It goes slower or faster, in hundredths; the pitch stays.
    Speed(u64),
}

/// What the loudspeaker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Playing {
    /// It waits.
    #[default]
    Paused,
    /// It plays.
    Playing,
    /// The end has come.
    Ended,
    /// It went away.
    Lost,
}

/// A recording that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Which.
    pub take: RecordId,
    /// Frames in a second.
    pub rate: u32,
    /// Frames there are.
    pub frames: u64,
    /// Its picture: the lowest and the highest sample of each stretch.
    pub peaks: Vec<(i16, i16)>,
    /// Whether it was ended by somebody, and not by a crash.
    pub whole: bool,
    /// Whether some of it can't be read; it stays silent.
    pub damaged: bool,
    /// Whether there is a loudspeaker.
    pub speaker: bool,
}

/// Where the playing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Of which recording.
    pub take: RecordId,
    /// The frame that is heard.
    pub frame: u64,
    /// What the loudspeaker does.
    pub playing: Playing,
    /// How fast, in hundredths.
    pub speed: u64,
    /// Whether something came by that can't be read.
    pub damaged: bool,
}

/// Why a recording can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It lies on another station, or was destroyed.
    NotHere,
    /// It was taken back, but its files could not be removed yet.
    HalfGone,
    /// Its files are damaged or gone.
    Damaged,
    /// The station stopped before it held any sound.
    Empty,
    /// The station's keys can't be read.
    NoKey,
}

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
    /// What is kept once it is destroyed; it outlives the session, so that no destruction goes unrecorded.
    pub(super) taking_back: Option<(Take, Withdrawal)>,
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
    /// It is taken back.
    TakeBack,
    /// A guardian wants it taken back.
    ForGuardian,
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
    /// It is being destroyed.
    Destroying,
    /// Nothing of it is left.
    Gone,
}

/// Who wants to listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listener {
    /// A student.
    Student(StudentId),
    /// An adult of the school.
    Adult(Role),
}

/// Tells whether somebody may listen to a recording of a student's practice that is good for these uses; taken back, it
/// is good for none. The student who asked may; who teaches, where every voice allowed it; nobody else.
pub fn may_listen(listener: Listener, asker: StudentId, uses: &BTreeSet<Use>) -> bool {
    uses.contains(&Use::Record)
        && match listener {
            Listener::Student(student) => student == asker,
            Listener::Adult(Role::Teacher | Role::Coordinator) => uses.contains(&Use::TeacherMayListen),
            Listener::Adult(Role::Standby) => false,
        }
}

/// Gives the recording at hand.
pub fn take(state: &State) -> Option<&Take> {
    let id = state.listen.take?;
    state.interview()?.takes.iter().find(|one| one.id == id)
}

/// Gives the recording of a practice that is shown beside it: the last that is not gone, else the last.
pub fn take_of(one: &InterviewFile, practice: RecordId) -> Option<&Take> {
    let of_it = || one.takes.iter().rev().filter(move |take| take.practice == practice);
    of_it().find(|take| !take.is_gone()).or_else(|| of_it().next())
}

/// Tells what the screen shows.
pub fn stage(state: &State) -> Stage {
    let Some(take) = take(state) else { return Stage::NotAllowed };
    if take.is_gone() {
        return Stage::Gone;
    }
    if state.listen.taking_back.is_some() {
        return Stage::Destroying;
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
    let Some((take, (one, session))) = take(state).zip(state.interview().zip(state.session.as_ref())) else { return false };
    let uses = consent::uses(take.practice, &one.consents, &one.withdrawals);
    may_listen(Listener::Student(session.file.student.id), take.student, &uses)
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

/// Gives where the playing is, in milliseconds.
pub fn place_ms(state: &State) -> u64 {
    open_sound(state).map_or(0, |open| milliseconds(open, state.listen.frame))
}

/// Gives how long the recording is, in milliseconds.
pub fn length_ms(state: &State) -> u64 {
    open_sound(state).map_or(0, |open| milliseconds(open, open.frames))
}

/// Gives where the comment that is being written belongs, in milliseconds.
pub fn comment_ms(state: &State) -> u64 {
    state.listen.comment_at.unwrap_or_else(|| place_ms(state))
}

/// Gives the last withdrawal that concerns the recording at hand.
pub fn withdrawal(state: &State) -> Option<&Withdrawal> {
    let practice = take(state)?.practice;
    state.interview()?.withdrawals.iter().rev().find(|one| one.practice == practice)
}

fn milliseconds(open: &Opened, frame: u64) -> u64 {
    frame.saturating_mul(1000).checked_div(u64::from(open.rate)).unwrap_or(0)
}

/// A place on the time line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot<'a> {
    /// Something that happened while the practice was recorded; with a question, its words.
    Mark(Happening, &'a str),
    /// A comment and who wrote it.
    Comment(Rater, &'a str),
}

/// Gives what lies on the time line of the recording at hand, in order, with its place in milliseconds.
pub fn time_line(state: &State) -> Vec<(u64, Spot<'_>)> {
    let Some((one, practice)) = state.interview().zip(take(state).map(|take| take.practice)) else { return Vec::new() };
    let words = |what: Happening| match what {
        Happening::Question(id) => one.questions.questions.iter().find(|question| question.id == id).map_or("", |question| &question.text),
        _ => "",
    };
    let marks = one.time_marks.iter().filter(|mark| mark.practice == practice);
    let comments = one.time_comments.iter().filter(|comment| comment.practice == practice);
    let mut spots: Vec<_> = marks.map(|mark| (mark.at_ms, Spot::Mark(mark.what, words(mark.what)))).collect();
    spots.extend(comments.map(|comment| (comment.at_ms, Spot::Comment(comment.by, comment.text.as_str()))));
    spots.sort_by_key(|(at_ms, _)| *at_ms);
    spots
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
        Event::Comment(text) => {
            // While it is written the playing goes on: what it is about is where it began.
            state.listen.comment_at = if text.is_empty() { None } else { Some(comment_ms(state)) };
            state.listen.comment = text;
        }
        Event::AddComment => add_comment(state, stamp),
        Event::AskTakeBack if matches!(stage(state), Stage::Open | Stage::Unreadable(_) | Stage::NotAllowed) => {
            pause(state, effects);
            state.listen.asking = true;
            state.arrived += 1;
        }
        Event::KeepIt => {
            state.listen.asking = false;
            state.arrived += 1;
        }
        Event::TakeBack if stage(state) == Stage::Asking => take_back(state, None, stamp, effects),
        Event::ForGuardian if stage(state) == Stage::Asking => {
            gate::step(state, gate::Event::Open(gate::Purpose::WithdrawForGuardian), stamp, effects);
        }
        Event::AskTakeBack | Event::TakeBack | Event::ForGuardian => {}
    }
}

fn open(state: &mut State, take: RecordId, effects: &mut Vec<Effect>) {
    state.go(Screen::Listen);
    let taking_back = state.listen.taking_back.take();
    state.listen = Local { take: Some(take), taking_back, ..Local::default() };
    if stage(state) == Stage::Opening {
        effects.push(Effect::OpenTake(take, state.loudspeaker.clone()));
    }
}

/// The screen was left: it falls silent, and forgets what it showed.
pub(super) fn left(state: &mut State, effects: &mut Vec<Effect>) {
    effects.push(Effect::CloseTake);
    let taking_back = state.listen.taking_back.take();
    state.listen = Local { taking_back, ..Local::default() };
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

/// Keeps the comment that is being written, if there is one: leaving the screen drops no word.
pub(super) fn add_comment(state: &mut State, stamp: &Stamp) {
    let text = state.listen.comment.trim().to_owned();
    let at_ms = comment_ms(state);
    let Some(practice) = take(state).map(|take| take.practice) else { return };
    if text.is_empty() {
        return;
    }
    state.listen.comment.clear();
    state.listen.comment_at = None;
    state.change(|one| {
        let (interview, student) = (one.interview.id, one.interview.student);
        let comment = TimeComment { id: stamp.id(5), practice, interview, student, by: Rater::Asker, at_ms, text, at: stamp.at };
        one.time_comments.push(comment.clone());
        comment
    });
}

/// Destroys the recording at hand; that it was taken back is kept once nothing of it is left.
pub(super) fn take_back(state: &mut State, through: Option<AdultId>, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(mut take) = take(state).filter(|take| !take.is_gone()).cloned() else { return };
    let withdrawal = Withdrawal {
        id: stamp.id(6),
        practice: take.practice,
        interview: take.interview,
        student: take.student,
        voice: Voice::Student(take.student),
        through,
        at: stamp.at,
    };
    take.ending = Some(Ending::Withdrawn);
    // What lies on another station is destroyed there; till then it is known that there is something.
    if !matches!(state.listen.sound, Some(Err(Unreadable::NotHere))) {
        take.frames = 0;
    }
    take.gaps.clear();
    effects.extend([Effect::CloseTake, Effect::DestroyTake(take.id)]);
    state.listen.playing = Playing::Paused;
    state.listen.taking_back = Some((take, withdrawal));
    state.arrived += 1;
}

pub(super) fn destroyed(state: &mut State, id: RecordId) {
    let Some((take, withdrawal)) = state.listen.taking_back.take_if(|(take, _)| take.id == id) else { return };
    for record in [Record::Withdrawal(withdrawal), Record::Take(take)] {
        if let Some(session) = &mut state.session
            && record.student() == Some(session.file.student.id)
        {
            session.file.take(record.clone());
        }
        state.keep(record);
    }
    state.listen = Local { take: state.listen.take, ..Local::default() };
    state.arrived += 1;
}

/// It could not be destroyed: it is opened again, and can be taken back again.
pub(super) fn not_destroyed(state: &mut State, effects: &mut Vec<Effect>) {
    if state.listen.taking_back.take().is_some()
        && let Some(take) = state.listen.take
    {
        state.listen.sound = None;
        effects.push(Effect::OpenTake(take, state.loudspeaker.clone()));
    }
}

pub(super) fn opened(state: &mut State, opened: Opened) {
    if state.listen.take != Some(opened.take) {
        return;
    }
    // The station has looked at what a crash left, and knows now how long it is.
    if let Some(mut take) = take(state).filter(|take| take.ending.is_none()).cloned() {
        take.ending = Some(if opened.whole { Ending::Stopped } else { Ending::CutShort });
        (take.sample_rate, take.frames) = (opened.rate, opened.frames);
        state.change(|one| {
            one.takes.iter_mut().filter(|known| known.id == take.id).for_each(|known| known.clone_from(&take));
            take
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

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn who_may_listen_is_a_table() {
        let (asker, other) = (StudentId(Uuid::from_u128(1)), StudentId(Uuid::from_u128(2)));
        let listeners = [
            Listener::Student(asker),
            Listener::Student(other),
            Listener::Adult(Role::Teacher),
            Listener::Adult(Role::Coordinator),
            Listener::Adult(Role::Standby),
        ];
        for bits in 0..16_u32 {
            let uses: BTreeSet<Use> = Use::ALL.into_iter().zip(0..).filter(|(_, bit)| bits >> bit & 1 == 1).map(|(one, _)| one).collect();
            let (record, teacher) = (uses.contains(&Use::Record), uses.contains(&Use::TeacherMayListen));
            let expected = [record, false, record && teacher, record && teacher, false];
            assert_eq!(listeners.map(|listener| may_listen(listener, asker, &uses)), expected, "with {uses:?}");
        }
    }
}
