//! A practice that is being recorded: what to say now, marks on the time line, and every way to stop.

use crate::domain::{Ending, Happening, Practice, RecordId, TimeMark, Voice};
use crate::flow::effects::sound::{Control, Ended, NoSound, Status, Taking};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::record::{change_practice, change_take};
use crate::flow::practice::{self, rubric, sound_check, take_back};
use crate::flow::rules::{Screen, consent};
use crate::flow::state::State;

/// Something done while it records.
#[derive(Clone, Debug)]
pub enum Event {
    /// The next thing to say.
    Next,
    /// The one before.
    Last,
    /// They followed up.
    FollowUp,
    /// Worth listening to again.
    Star,
    /// No more sound for a while.
    Pause,
    /// Off the record.
    OffTheRecord,
    /// On with it.
    Resume,
    /// It is over.
    Stop,
    /// Somebody wants to take it back, or not after all.
    AskWithdraw(bool),
    /// A voice takes it back, by its place among [`voices`].
    Withdraw(usize),
    /// On without a recording.
    GoOnWithout,
}

/// Gives the voices that are heard.
pub fn voices(state: &State) -> Vec<Voice> {
    state.interview().map_or(Vec::new(), |one| consent::voices(state.take.practice, one.interview.student, &one.consents))
}

/// Tells whether a recording runs.
pub fn runs(state: &State) -> bool {
    state.screen == Screen::Take && state.take.take.is_some() && !state.take.gone
}

pub(in crate::flow) fn tick(state: &State, effects: &mut Vec<Effect>) {
    if runs(state) && !state.take.ending {
        effects.push(Effect::AskTake);
    }
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Next => walk(state, stamp, (state.take.at + 1).min(practice::count(state) + 1)),
        Event::Last => walk(state, stamp, state.take.at.saturating_sub(1)),
        Event::FollowUp => mark(state, stamp, Happening::FollowUp),
        Event::Star => mark(state, stamp, Happening::Star),
        Event::Pause => effects.push(Effect::ControlTake(Control::Pause)),
        Event::OffTheRecord => effects.push(Effect::ControlTake(Control::OffTheRecord)),
        Event::Resume => effects.push(Effect::ControlTake(Control::Resume(state.booth.microphone.clone()))),
        Event::Stop => {
            state.take.ending = true;
            effects.push(Effect::EndTake);
        }
        Event::AskWithdraw(asking) => {
            // While it is asked no more is taken.
            if asking {
                effects.push(Effect::ControlTake(Control::Pause));
            }
            state.take.asking = asking;
        }
        Event::Withdraw(place) => {
            if let Some((take, voice)) = state.take.take.zip(voices(state).into_iter().nth(place)) {
                state.take.ending = true;
                take_back::step(state, take, voice, take_back::Asks::Voice, stamp, effects);
            }
        }
        Event::GoOnWithout => state.go(Screen::Practice),
    }
}

fn walk(state: &mut State, stamp: &Stamp, to: usize) {
    if to == state.take.at {
        return;
    }
    state.take.at = to;
    let question = to.checked_sub(1).and_then(|place| state.interview()?.questions.questions.get(place));
    let what = match (to, question.filter(|_| to <= practice::count(state))) {
        (0, _) => Happening::Opening,
        (_, Some(question)) => Happening::Question(question.id),
        (_, None) => Happening::Thanks,
    };
    mark(state, stamp, what);
}

fn mark(state: &mut State, stamp: &Stamp, what: Happening) {
    let (practice, at_ms) = (state.take.practice, state.take.status.at_ms);
    let id = stamp.fresh();
    state.change(|one| {
        let (interview, student) = (one.interview.id, one.interview.student);
        let mark = TimeMark { id, practice, interview, student, what, at_ms };
        one.time_marks.push(mark.clone());
        mark
    });
}

/// The microphone is open and the sound is kept.
pub(in crate::flow) fn begun(state: &mut State, take: RecordId, stamp: &Stamp) {
    if state.take.take != Some(take) {
        return;
    }
    state.go(Screen::Take);
    let (id, with) = (state.take.practice, std::mem::take(&mut state.take.with));
    state.change(|one| {
        let (interview, student) = (one.interview.id, one.interview.student);
        let practice = Practice { id, interview, student, with, at: stamp.at, minutes: 0, recorded: true, comment_draft: None };
        one.practices.push(practice.clone());
        practice
    });
    mark(state, stamp, Happening::Opening);
}

pub(in crate::flow) fn status(state: &mut State, status: Status) {
    if runs(state) {
        state.take.status = status;
        if status.taking == Taking::Stopped {
            state.take.ending = true;
        }
    }
}

/// It has ended: what was kept is written down, and how it went is asked while it is fresh.
pub(in crate::flow) fn ended(state: &mut State, ended: &Ended) {
    change_take(state, ended.take, |take| {
        take.sample_rate = ended.rate;
        take.frames = ended.frames;
        take.gaps.clone_from(&ended.gaps);
        take.ending = Some(Ending::Stopped);
    });
    let seconds = ended.frames.checked_div(u64::from(ended.rate)).unwrap_or(0);
    let minutes = u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX).max(1);
    change_practice(state, |practice| practice.minutes = minutes);
    rubric::open(state, state.take.practice);
}

/// It never began.
pub(in crate::flow) fn no_sound(state: &mut State, why: NoSound) {
    if state.screen == Screen::Booth {
        if state.booth.beginning
            && let Some(take) = state.take.take.take()
        {
            change_take(state, take, |take| take.ending = Some(Ending::CutShort));
        }
        sound_check::no_sound(state, why);
    } else {
        state.take.ending = false;
    }
}
