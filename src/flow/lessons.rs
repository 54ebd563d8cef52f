//! Lesson cards and the follow-up drill.

use crate::domain::LessonDone;
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::state::State;

/// What is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Open {
    /// The list of lessons.
    #[default]
    List,
    /// A card of a lesson.
    Card {
        /// Which lesson.
        lesson: usize,
        /// Which card.
        card: usize,
    },
    /// A drill, and the choice made.
    Drill {
        /// Which drill.
        drill: usize,
        /// Which choice.
        chosen: Option<usize>,
    },
}

/// The name under which the drill counts as done.
pub const DRILL: &str = "drill";

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Local {
    /// What is open.
    pub open: Open,
}

/// Something done with the lessons.
#[derive(Clone, Debug)]
pub enum Event {
    /// The way on from the list: the first lesson that was not read, then the drill, then the journey.
    GoOn,
    /// A lesson is opened.
    Lesson(usize),
    /// The drill is opened.
    Drill,
    /// The next card or drill; after the last one, back to the list.
    Next,
    /// The card before; before the first one, back to the list.
    Last,
    /// A choice of the drill.
    Choose(usize),
}

/// What comes next on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A lesson that was not read yet.
    Lesson(usize),
    /// The drill.
    Drill,
    /// All is done: the journey.
    Journey,
}

/// Gives what comes next on the list.
pub fn way(state: &State) -> Way {
    let lessons = state.content.lessons(state.look.language);
    let done = |id: &str| state.session.as_ref().is_some_and(|session| session.file.lessons.contains(id));
    match lessons.lessons.iter().position(|lesson| !done(&lesson.id)) {
        Some(lesson) => Way::Lesson(lesson),
        None if done(DRILL) => Way::Journey,
        None => Way::Drill,
    }
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    if matches!(event, Event::GoOn) {
        match way(state) {
            Way::Lesson(lesson) => state.lessons.open = Open::Card { lesson, card: 0 },
            Way::Drill => state.lessons.open = Open::Drill { drill: 0, chosen: None },
            Way::Journey => state.go(Screen::Journey),
        }
        return;
    }
    let content = std::sync::Arc::clone(&state.content);
    let lessons = content.lessons(state.look.language);
    state.lessons.open = match (event, state.lessons.open) {
        (Event::Lesson(lesson), _) if lesson < lessons.lessons.len() => Open::Card { lesson, card: 0 },
        (Event::Drill, _) => Open::Drill { drill: 0, chosen: None },
        (Event::Next, Open::Card { lesson, card }) => match lessons.lessons.get(lesson) {
            Some(one) if card + 1 < one.cards.len() => Open::Card { lesson, card: card + 1 },
            Some(one) => {
                done(state, &one.id, stamp);
                Open::List
            }
            None => Open::List,
        },
        (Event::Last, Open::Card { lesson, card }) if card > 0 => Open::Card { lesson, card: card - 1 },
        (Event::Choose(chosen), Open::Drill { drill, .. }) => Open::Drill { drill, chosen: Some(chosen) },
        (Event::Next, Open::Drill { drill, chosen: Some(_) }) if drill + 1 < lessons.drills.len() => {
            Open::Drill { drill: drill + 1, chosen: None }
        }
        (Event::Next, Open::Drill { chosen: Some(_), .. }) => {
            done(state, DRILL, stamp);
            Open::List
        }
        (Event::Next, open @ Open::Drill { .. }) => open,
        _ => Open::List,
    };
}

fn done(state: &mut State, lesson: &str, stamp: &Stamp) {
    let Some(session) = &mut state.session else { return };
    if session.file.lessons.insert(lesson.to_owned()) {
        let fact = LessonDone { id: stamp.fresh(), student: session.file.student.id, lesson: lesson.to_owned(), at: stamp.at };
        state.keep(fact);
    }
}
