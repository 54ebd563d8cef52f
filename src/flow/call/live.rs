//! The live interview: three parts, one question at a time, notes and marks, and the seconds spoken.
//!
//! A real call is never recorded. `step` and `tick` take no list of effects: whatever happens in here, nothing but
//! words can leave it, so no microphone can be opened from a live interview.
//!
//! The pace is soft. It says how much of a part is left and nothing more: no part and no call ends by itself.

pub mod clock;
pub mod ending;

use crate::domain::{Day, Interview, Live, MINUTES, Mark, Note, Part, Question, QuestionId, Tag};
use crate::flow::call::live::clock::{KEEP_EVERY, change, count, questions};
use crate::flow::call::live::ending::Ending;
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::rules::pace::{coming, going_on};
use crate::flow::state::call::{Leaving, LivePage};
use crate::flow::state::way::waits_for_an_adult;
use crate::flow::state::{State, who};

/// The lengths offered, in minutes.
pub const LENGTHS: [u32; 4] = [15, 20, 25, 30];

/// How many seconds a question has to stand on the screen to count as asked when the student goes on.
pub const ASKED_AFTER: u32 = 5;

/// Something done in the interview.
#[derive(Clone, Debug)]
pub enum Event {
    /// A length was chosen.
    Minutes(u32),
    /// The call begins.
    Start,
    /// Another part is taken up.
    Part(Part),
    /// A note was written to a question, or to none.
    Note(Option<QuestionId>, String),
    /// A mark is set, or taken off again.
    Mark(Tag),
    /// The next question comes; the one at hand counts as asked if it stood long enough. No key leads out of the last.
    Next,
    /// The questions are over: to the recap.
    ToRecap,
    /// The question before it.
    Last,
    /// The question is put aside.
    Skip,
    /// A question is taken up.
    Jump(QuestionId),
    /// All questions are listed, or only those to come.
    All,
    /// The field for a new question is opened or closed.
    Adding,
    /// A new question is typed.
    Added(String),
    /// The new question goes on the list.
    Add,
    /// The other side needs a minute, or is back.
    Pause,
    /// The student wants to end the call.
    Leave,
    /// The student stays after all.
    Stay,
    /// The student has hung up.
    HungUp,
    /// What becomes of a call that ended before its time.
    Ended(Ending),
}

/// Gives the length the call has or will have, in minutes.
pub fn minutes(state: &State) -> u32 {
    let Some(one) = state.interview() else { return *MINUTES.start() };
    let begun = one.live.as_ref().filter(|_| going_on(one)).map(|live| live.minutes);
    let booked = one.interview.booking.as_ref().map(|booking| booking.minutes);
    let usual = state.campaign().map(|campaign| campaign.minutes);
    let minutes = begun.or(state.live.minutes).or(booked).or(usual).unwrap_or(*MINUTES.start());
    minutes.clamp(*MINUTES.start(), *MINUTES.end())
}

/// Gives the booked day, where today is another: people do call earlier or later, but nobody should start by mistake.
pub fn other_day(state: &State) -> Option<Day> {
    let day = state.interview()?.interview.booking.as_ref()?.starts.date_naive();
    (day != state.now.date_naive()).then_some(day)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    count(state);
    match event {
        Event::Minutes(minutes) if MINUTES.contains(&minutes) => state.live.minutes = Some(minutes),
        Event::Minutes(_) => {}
        Event::Start => start(state, stamp),
        Event::All => state.live.all = !state.live.all,
        Event::Adding => state.live.adding = !state.live.adding,
        Event::Added(text) => state.live.added = text,
        Event::Leave => state.live.leaving = Leaving::Saying,
        Event::Stay => state.live.leaving = Leaving::No,
        event if state.interview().is_some_and(going_on) => during(state, event, stamp),
        _ => {}
    }
    watch(state);
}

/// Remembers since when the question at hand stands there. The introduction shows none.
fn watch(state: &mut State) {
    let live = state.interview().and_then(|one| one.live.as_ref()).filter(|live| live.part == Part::Questions);
    let now = live.and_then(|live| Some((live.current?, live.seconds)));
    if now.map(|(question, _)| question) != state.live.stands.map(|(question, _)| question) {
        state.live.stands = now;
        state.live.at_end = false;
    }
}

fn during(state: &mut State, event: Event, stamp: &Stamp) {
    match event {
        Event::Part(part) => {
            let noted = noted(state);
            change(state, |live| {
                live.asked.extend(noted);
                live.part = part;
            });
            state.go(if part == Part::Recap { Screen::Recap } else { Screen::Live });
        }
        Event::Note(question, text) => note(state, question, text, stamp),
        Event::Mark(tag) => mark(state, tag, stamp),
        Event::Next => next(state),
        Event::ToRecap => {
            ask(state);
            change(state, |live| live.part = Part::Recap);
            state.go(Screen::Recap);
        }
        Event::Skip => skip(state),
        Event::Last => {
            let questions = questions(state);
            change(state, |live| {
                let place = questions.iter().position(|question| Some(question.id) == live.current);
                let last = place.and_then(|place| place.checked_sub(1)).and_then(|place| questions.get(place));
                live.current = last.map(|question| question.id).or(live.current);
            });
        }
        Event::Jump(id) if questions(state).iter().any(|question| question.id == id) => change(state, |live| live.current = Some(id)),
        Event::Jump(_) => {}
        Event::Add => add(state, stamp),
        Event::Pause => {
            change(state, |live| live.paused = !live.paused);
            state.live.from = None;
            count(state);
        }
        Event::HungUp => ending::hung_up(state),
        Event::Ended(ending) => ending::end(state, ending, stamp),
        _ => {}
    }
}

/// Counts the seconds by the running time, so that a clock somebody sets changes nothing.
pub(in crate::flow) fn tick(state: &mut State) {
    count(state);
    let Some(seconds) = state.interview().and_then(|one| one.live.as_ref()).map(|live| live.seconds) else { return };
    if seconds >= state.live.kept.saturating_add(KEEP_EVERY) {
        change(state, |_| {});
    }
}

/// Begins the screen afresh; one whose call has ended has nothing to show.
pub(in crate::flow) fn arrive(state: &mut State) {
    state.live = LivePage { from: state.live.from, ..LivePage::default() };
    if state.interview().is_some_and(|one| one.interview.held()) {
        state.screen = Screen::Journey;
        return;
    }
    let back_from_recap = state.interview().and_then(|one| one.live.as_ref()).is_some_and(|live| live.part == Part::Recap);
    if back_from_recap {
        change(state, |live| live.part = Part::Questions);
    }
    watch(state);
}

fn start(state: &mut State, stamp: &Stamp) {
    let minutes = minutes(state);
    if state.interview().is_none_or(|one| going_on(one) || one.interview.held()) || who::adult_is_asked(state) || waits_for_an_adult(state)
    {
        return;
    }
    state.write(|it: &mut Interview| {
        it.started_at.get_or_insert(stamp.at);
    });
    state.change(|one| {
        // What was asked before it was moved to another day was asked.
        let (asked, skipped) = one.live.take().map_or_else(Default::default, |before| (before.asked, before.skipped));
        let mut live = Live {
            interview: one.interview.id,
            student: one.interview.student,
            minutes,
            part: Part::Introduction,
            seconds: 0,
            paused: false,
            current: None,
            asked,
            skipped,
        };
        let first = one.questions.questions.first().map(|question| question.id);
        live.current = coming(&one.questions.questions, &live, None).or(first);
        one.live.insert(live).clone()
    });
    state.live = LivePage::default();
    count(state);
}

fn note(state: &mut State, question: Option<QuestionId>, text: String, stamp: &Stamp) {
    let known = state.interview().is_some_and(|one| one.notes.iter().any(|note| note.question == question));
    if !known && text.is_empty() {
        return;
    }
    state.change(|one| {
        let at_second = one.live.as_ref().map_or(0, |live| live.seconds);
        let place = one.notes.iter().position(|note| note.question == question);
        let fresh = Note {
            id: stamp.fresh(),
            interview: one.interview.id,
            student: one.interview.student,
            question,
            text: text.clone(),
            at_second,
        };
        match place.and_then(|place| one.notes.get_mut(place)) {
            Some(note) => {
                note.text = text;
                note.clone()
            }
            None => {
                one.notes.push(fresh.clone());
                fresh
            }
        }
    });
}

fn mark(state: &mut State, tag: Tag, stamp: &Stamp) {
    state.change(|one| {
        let (question, at_second) = one.live.as_ref().map_or((None, 0), |live| (live.current, live.seconds));
        // Marks are read back in the order of their time; a clock set back must not turn on and off around.
        let after_last = one.marks.iter().map(|mark| mark.at).max().map(|at| at + chrono::Duration::milliseconds(1));
        let mark = Mark {
            id: stamp.fresh(),
            interview: one.interview.id,
            student: one.interview.student,
            question,
            tag,
            off: one.marked().contains(&(question, tag)),
            at: after_last.map_or(stamp.at, |at| at.max(stamp.at)),
            at_second,
        };
        one.marks.push(mark.clone());
        mark
    });
}

fn next(state: &mut State) {
    ask(state);
    let questions = questions(state);
    let mut coming_up = None;
    change(state, |live| {
        coming_up = coming(&questions, live, live.current);
        live.current = coming_up.or(live.current);
    });
    state.live.at_end = coming_up.is_none();
}

/// Counts the question at hand as asked, unless it was only passed on the way to another.
fn ask(state: &mut State) {
    let seconds = state.interview().and_then(|one| one.live.as_ref()).map_or(0, |live| live.seconds);
    let stood = state.live.stands.filter(|(_, since)| seconds.saturating_sub(*since) >= ASKED_AFTER).map(|(question, _)| question);
    let Some(asked) = noted(state).or(stood) else { return };
    change(state, |live| {
        live.asked.insert(asked);
        live.skipped.remove(&asked);
    });
}

/// Gives the question at hand where something was written or marked to it: then it was asked, whichever way one leaves.
pub fn noted(state: &State) -> Option<QuestionId> {
    let one = state.interview()?;
    let current = one.live.as_ref()?.current?;
    let written = one.notes.iter().any(|note| note.question == Some(current) && !note.text.trim().is_empty());
    let marked = one.marked().iter().any(|(question, _)| *question == Some(current));
    (written || marked).then_some(current)
}

fn skip(state: &mut State) {
    let questions = questions(state);
    change(state, |live| {
        if let Some(current) = live.current.filter(|current| !live.asked.contains(current)) {
            live.skipped.insert(current);
        }
        live.current = coming(&questions, live, live.current).or(live.current);
    });
}

fn add(state: &mut State, stamp: &Stamp) {
    let text = std::mem::take(&mut state.live.added).trim().to_owned();
    state.live.adding = false;
    if text.is_empty() {
        return;
    }
    let id = QuestionId(stamp.fresh().0);
    let mut first = false;
    state.change(|one| {
        let current = one.live.as_ref().and_then(|live| live.current);
        let list = &mut one.questions.questions;
        let place = list.iter().position(|question| Some(question.id) == current).map_or(list.len(), |place| place + 1);
        first = current.is_none();
        list.insert(place, Question { id, bank: String::new(), category: String::new(), text, comment: String::new() });
        one.questions.clone()
    });
    if first {
        change(state, |live| live.current = Some(id));
    }
}
