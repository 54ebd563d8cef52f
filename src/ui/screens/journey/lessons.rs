//! Lesson cards and the follow-up drill.

use crate::content::Lessons;
use crate::flow::journey::lessons::{self, DRILL, Event as Step, Way};
use crate::flow::state::journey::OpenLesson;
use crate::flow::{Event, Screen, Session, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, ChoiceMark, ChoiceRow, LessonRow, LessonsAdapter, LessonsMode, LessonsView, LessonsWay};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn count(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

fn view(state: &State, session: &Session, words: &Lessons) -> LessonsView {
    let done = &session.file.lessons;
    let base = LessonsView {
        drills: count(words.drills.len()),
        drill_done: done.contains(DRILL),
        begun: words.lessons.iter().any(|lesson| done.contains(&lesson.id)),
        all_done: done.contains(DRILL) && words.lessons.iter().all(|lesson| done.contains(&lesson.id)),
        way: match lessons::way(state) {
            Way::Lesson(0) => LessonsWay::First,
            Way::Lesson(_) => LessonsWay::Next,
            Way::Drill => LessonsWay::Drill,
            Way::Journey => LessonsWay::Journey,
        },
        ..LessonsView::default()
    };
    match state.lessons.open {
        OpenLesson::List => base,
        OpenLesson::Card { lesson, card } => {
            let Some(lesson) = words.lessons.get(lesson) else { return base };
            let Some(shown) = lesson.cards.get(card) else { return base };
            LessonsView {
                mode: LessonsMode::Card,
                lesson: lesson.title.as_str().into(),
                title: shown.title.as_str().into(),
                body: shown.body.as_str().into(),
                number: count(card + 1),
                count: count(lesson.cards.len()),
                ..base
            }
        }
        OpenLesson::Drill { drill, chosen } => {
            let Some(shown) = words.drills.get(drill) else { return base };
            LessonsView {
                mode: LessonsMode::Drill,
                body: shown.answer.as_str().into(),
                number: count(drill + 1),
                count: count(words.drills.len()),
                answered: chosen.is_some(),
                good: chosen.and_then(|chosen| shown.choices.get(chosen)).is_some_and(|choice| choice.good),
                ..base
            }
        }
    }
}

fn rows(session: &Session, lessons: &Lessons) -> Vec<LessonRow> {
    let row = |lesson: &crate::content::Lesson| LessonRow {
        title: lesson.title.as_str().into(),
        cards: count(lesson.cards.len()),
        done: session.file.lessons.contains(&lesson.id),
    };
    lessons.lessons.iter().map(row).collect()
}

fn choices(state: &State, lessons: &Lessons) -> Vec<ChoiceRow> {
    let OpenLesson::Drill { drill, chosen } = state.lessons.open else { return Vec::new() };
    let Some(drill) = lessons.drills.get(drill) else { return Vec::new() };
    let row = |(place, choice): (usize, &crate::content::Choice)| ChoiceRow {
        text: choice.text.as_str().into(),
        mark: match (chosen == Some(place), choice.good) {
            (false, _) => ChoiceMark::None,
            (true, true) => ChoiceMark::Good,
            (true, false) => ChoiceMark::NotThis,
        },
        why: if chosen == Some(place) { choice.why.as_str().into() } else { Default::default() },
    };
    drill.choices.iter().enumerate().map(row).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<LessonsAdapter>();
    let Some(session) = &state.session else { return };
    let lessons = state.content.lessons(state.look.language);
    sync_list!(adapter, get_lessons, set_lessons, rows(session, lessons));
    sync_list!(adapter, get_choices, set_choices, choices(state, lessons));
    adapter.set_view(view(state, session, lessons));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<LessonsAdapter>();
    wire! {
        adapter, dispatch => Event::Lessons;
        on_lesson(place) => place.try_into().ok().map(Step::Lesson);
        on_choose(place) => place.try_into().ok().map(Step::Choose);
        on_drill() => Step::Drill;
        on_next() => Step::Next;
        on_last() => Step::Last;
        on_go_on() => Step::GoOn;
    }
    wire! {
        adapter, dispatch => Event::Go;
        on_questions() => Screen::Questions;
    }
}
