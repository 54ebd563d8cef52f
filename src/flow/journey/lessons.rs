//! Lesson cards and the follow-up drill.

use crate::domain::LessonDone;
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::state::State;
use crate::flow::state::journey::OpenLesson;

/// The name under which the drill counts as done.
pub const DRILL: &str = "drill";

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

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    if matches!(event, Event::GoOn) {
        match way(state) {
            Way::Lesson(lesson) => state.lessons.open = OpenLesson::Card { lesson, card: 0 },
            Way::Drill => state.lessons.open = OpenLesson::Drill { drill: 0, chosen: None },
            Way::Journey => state.go(Screen::Journey),
        }
        return;
    }
    let content = std::sync::Arc::clone(&state.content);
    let lessons = content.lessons(state.look.language);
    state.lessons.open = match (event, state.lessons.open) {
        (Event::Lesson(lesson), _) if lesson < lessons.lessons.len() => OpenLesson::Card { lesson, card: 0 },
        (Event::Drill, _) => OpenLesson::Drill { drill: 0, chosen: None },
        (Event::Next, OpenLesson::Card { lesson, card }) => match lessons.lessons.get(lesson) {
            Some(one) if card + 1 < one.cards.len() => OpenLesson::Card { lesson, card: card + 1 },
            Some(one) => {
                done(state, &one.id, stamp);
                OpenLesson::List
            }
            None => OpenLesson::List,
        },
        (Event::Last, OpenLesson::Card { lesson, card }) if card > 0 => OpenLesson::Card { lesson, card: card - 1 },
        (Event::Choose(chosen), OpenLesson::Drill { drill, .. }) => OpenLesson::Drill { drill, chosen: Some(chosen) },
        (Event::Next, OpenLesson::Drill { drill, chosen: Some(_) }) if drill + 1 < lessons.drills.len() => {
            OpenLesson::Drill { drill: drill + 1, chosen: None }
        }
        (Event::Next, OpenLesson::Drill { chosen: Some(_), .. }) => {
            done(state, DRILL, stamp);
            OpenLesson::List
        }
        (Event::Next, open @ OpenLesson::Drill { .. }) => open,
        _ => OpenLesson::List,
    };
}

fn done(state: &mut State, lesson: &str, stamp: &Stamp) {
    let Some(session) = &mut state.session else { return };
    if session.file.lessons.insert(lesson.to_owned()) {
        let fact = LessonDone { id: stamp.fresh(), student: session.file.student.id, lesson: lesson.to_owned(), at: stamp.at };
        state.keep(fact);
    }
}
