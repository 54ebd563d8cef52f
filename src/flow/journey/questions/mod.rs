//! The question list: gathered from the bank and from the student's own head, put in order, kept and handed in.

pub mod bank;

use crate::domain::{InterviewFile, Question, QuestionId, QuestionList, QuestionVersion, RecordId, Review, Topic};
use crate::flow::effects::Stamp;
use crate::flow::journey::questions::bank::of_bank;
use crate::flow::rules::Screen;
use crate::flow::state::State;
use crate::flow::state::journey::{Moment, QuestionsPage, Shelf, Tab};

/// With how many questions a list can be handed in.
pub const ENOUGH: usize = 5;
/// How many make a good list.
pub const GOOD: std::ops::RangeInclusive<usize> = 10..=20;

/// Something done with the questions.
#[derive(Clone, Debug)]
pub enum Event {
    /// A narrow screen turns to the list or the bank.
    Tab(Tab),
    /// Something was typed to find a question.
    Typed(String),
    /// A category is opened, or closed again; an empty one closes what is open.
    Category(String),
    /// A topic is opened, or closed again.
    Topic(Topic),
    /// A question of the bank is put on the list.
    Take(String),
    /// The good first list is put on an empty list.
    Starter,
    /// An own question is being written.
    Own(String),
    /// A category is chosen for it, or taken off.
    OwnCategory(String),
    /// It is put on the list.
    AddOwn,
    /// The question that was added last is opened on the list.
    ShowAdded,
    /// A question is opened for changing, or closed again.
    Select(QuestionId),
    /// A question's words were changed.
    Edit(QuestionId, String),
    /// A question is taken off.
    Remove(QuestionId),
    /// It comes back.
    Undo,
    /// A question is dragged to a place.
    Drop(QuestionId, usize),
    /// A question moves up by one.
    Up(QuestionId),
    /// A question moves down by one.
    Down(QuestionId),
    /// This version is kept.
    Keep,
    /// The kept versions are shown, or put away.
    Versions,
    /// A version is looked at, or closed again.
    Version(RecordId),
    /// A version becomes the list.
    Restore(RecordId),
    /// The list is handed in.
    HandIn,
    /// A handed-in list becomes a draft again.
    Reopen,
}

/// Tells whether the list may be changed: one that is handed in has to be opened again first.
pub fn open(list: &QuestionList) -> bool {
    matches!(list.review, Review::Draft | Review::Returned)
}

/// Counts the questions that have words.
pub fn written(list: &QuestionList) -> usize {
    list.questions.iter().filter(|question| !question.text.trim().is_empty()).count()
}

/// Tells whether the list can be handed in. The own question that is still in its field goes along.
pub fn ready(list: &QuestionList) -> bool {
    open(list) && written(list) + usize::from(!list.unfinished.trim().is_empty()) >= ENOUGH
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    state.questions.sought = None;
    let Some(list) = state.interview().map(|one| &one.questions) else { return };
    let editable = open(list);
    match event {
        Event::Tab(tab) => state.questions.tab = tab,
        Event::Typed(text) => state.questions.typed = text,
        Event::Category(category) => bank::shelve(state, Shelf::Category(category)),
        Event::Topic(topic) => {
            bank::shelve(state, Shelf::Topic(topic));
            state.questions.tab = Tab::Bank;
        }
        Event::Own(text) => {
            state.questions.own.clone_from(&text);
            if !text.is_empty() {
                state.questions.added = None;
            }
            unfinished(state, text);
        }
        Event::OwnCategory(category) => {
            let chosen = &mut state.questions.own_category;
            *chosen = if *chosen == category { String::new() } else { category };
        }
        Event::Versions => {
            state.questions.versions = !state.questions.versions;
            state.questions.version = None;
        }
        Event::Version(id) => state.questions.version = (state.questions.version != Some(id)).then_some(id),
        Event::Keep => keep(state, stamp),
        Event::HandIn => hand_in(state, stamp),
        Event::Reopen => change(state, |list| list.review = Review::Draft),
        // Everything below changes the list.
        _ if !editable => {}
        Event::Take(id) => take(state, &id, stamp),
        Event::Starter => starter(state, stamp),
        Event::AddOwn => add_own(state, stamp),
        Event::ShowAdded => {
            let local = &mut state.questions;
            (local.selected, local.sought, local.tab) = (local.added, local.added, Tab::List);
        }
        Event::Select(id) => state.questions.selected = (state.questions.selected != Some(id)).then_some(id),
        Event::Edit(id, text) => change(state, |list| {
            if let Some(question) = list.questions.iter_mut().find(|question| question.id == id) {
                question.text = text;
            }
        }),
        Event::Remove(id) => {
            let place = list.questions.iter().position(|question| question.id == id);
            if let Some(place) = place {
                let mut gone = None;
                change(state, |list| gone = Some(list.questions.remove(place)));
                state.questions.removed = gone.map(|question| (place, question));
                state.questions.selected = None;
            }
        }
        Event::Undo => {
            if let Some((place, question)) = state.questions.removed.take() {
                change(state, |list| list.questions.insert(place.min(list.questions.len()), question));
            }
        }
        Event::Drop(id, to) => shift(state, id, |_| to),
        Event::Up(id) => {
            shift(state, id, |from| from.saturating_sub(1));
            state.questions.moved = (Some(id), state.questions.moved.1.wrapping_add(1));
        }
        Event::Down(id) => {
            shift(state, id, |from| from + 1);
            state.questions.moved = (Some(id), state.questions.moved.1.wrapping_add(1));
        }
        Event::Restore(id) => restore(state, id, stamp),
    }
}

fn change(state: &mut State, change: impl FnOnce(&mut QuestionList)) {
    state.write(|it: &mut QuestionList| change(it));
    // What was taken off belongs to the list as it was.
    state.questions.removed = None;
}

fn shift(state: &mut State, id: QuestionId, to: impl FnOnce(usize) -> usize) {
    change(state, |list| {
        if let Some(from) = list.questions.iter().position(|question| question.id == id) {
            let question = list.questions.remove(from);
            list.questions.insert(to(from).min(list.questions.len()), question);
        }
    });
}

/// Keeps the half-written question, so that neither *Back* nor a power cut loses it.
fn unfinished(state: &mut State, text: String) {
    state.write(|it: &mut QuestionList| it.unfinished = text);
}

/// Begins the screen with the question that was left half written.
pub(in crate::flow) fn arrive(state: &mut State) {
    let own = state.interview().map_or(String::new(), |one| one.questions.unfinished.clone());
    state.questions = QuestionsPage { own, ..QuestionsPage::default() };
}

fn add_own(state: &mut State, stamp: &Stamp) {
    let text = state.questions.own.trim().to_owned();
    if text.is_empty() {
        return;
    }
    let category = std::mem::take(&mut state.questions.own_category);
    state.questions.own.clear();
    unfinished(state, String::new());
    let question = Question { id: QuestionId(stamp.fresh().0), bank: String::new(), category, text, comment: String::new() };
    let id = question.id;
    change(state, |list| list.questions.push(question));
    (state.questions.added, state.questions.sought) = (Some(id), None);
}

/// Keeps the list as it stands, unless the newest version is the same.
fn keep(state: &mut State, stamp: &Stamp) {
    let same = |one: &InterviewFile| one.versions.last().is_some_and(|last| last.questions == one.questions.questions);
    if state.interview().is_none_or(|one| one.questions.questions.is_empty() || same(one)) {
        return;
    }
    state.change(|one| {
        let version = QuestionVersion {
            id: stamp.fresh(),
            interview: one.interview.id,
            student: one.interview.student,
            at: stamp.at,
            questions: one.questions.questions.clone(),
        };
        one.versions.push(version.clone());
        version
    });
}

/// Brings a version back; what is on the list now is kept as a version first, so that nothing is lost.
fn restore(state: &mut State, id: RecordId, stamp: &Stamp) {
    let found = state.interview().and_then(|one| one.versions.iter().find(|version| version.id == id));
    let Some(questions) = found.map(|version| version.questions.clone()) else { return };
    keep(state, stamp);
    change(state, |list| list.questions = questions);
    state.questions.selected = None;
    state.questions.versions = false;
    state.questions.version = None;
}

fn hand_in(state: &mut State, stamp: &Stamp) {
    if !state.interview().is_some_and(|one| ready(&one.questions)) {
        return;
    }
    // Nothing that was typed is left behind.
    add_own(state, stamp);
    change(state, |list| {
        list.questions.retain(|question| !question.text.trim().is_empty());
        list.review = Review::HandedIn;
    });
    keep(state, stamp);
    state.go(Screen::Journey);
    state.journey.moment = Some(Moment::Questions);
}

pub(in crate::flow) fn take(state: &mut State, id: &str, stamp: &Stamp) {
    let content = std::sync::Arc::clone(&state.content);
    let Some(known) = content.bank.question(id) else { return };
    let question = of_bank(known, stamp.fresh(), state);
    change(state, |list| {
        if !list.questions.iter().any(|one| one.bank == question.bank) {
            list.questions.push(question);
        }
    });
}

pub(in crate::flow) fn starter(state: &mut State, stamp: &Stamp) {
    let content = std::sync::Arc::clone(&state.content);
    let starters = content.bank.questions.iter().filter(|one| one.starter);
    let questions: Vec<Question> = starters.map(|known| of_bank(known, stamp.fresh(), state)).collect();
    change(state, |list| {
        if list.questions.is_empty() {
            list.questions = questions;
        }
    });
}
