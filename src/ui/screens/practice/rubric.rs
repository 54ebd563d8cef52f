//! The practice rubric: eight things in four levels, then side by side.

use crate::domain::{Criterion, Level, PracticeRating, Rater};
use crate::flow::practice::rubric::{self, Event as Rubric, Stage};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, RubricAdapter, RubricRow, RubricStage, RubricView};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn number(level: Option<&Level>) -> i32 {
    level.map_or(0, |level| i32::from(level.get()))
}

/// The student's name, for an adult who looks on at their desk.
fn student(state: &State) -> String {
    let student = state.desk.adult.and(state.interview()).and_then(|one| state.school.student(one.interview.student));
    student.map_or(String::new(), crate::domain::Student::tile_name)
}

fn view(state: &State) -> RubricView {
    let words = state.content.rubric(state.look.language);
    let [one, two, three, four] = Level::ALL.map(|level| words.level(level).into());
    let stage = rubric::stage(state);
    let by_adult = rubric::by_adult(state);
    let adult = match (stage, by_adult.map(|rating| rating.rater)) {
        (Stage::Adult(adult), _) | (_, Some(Rater::Adult(adult))) => Some(adult),
        _ => None,
    };
    let name = adult.map_or("", |id| state.school.adult_name(id));
    RubricView {
        stage: match stage {
            Stage::Own => RubricStage::Own,
            Stage::Adult(_) => RubricStage::Adult,
            Stage::Seen => RubricStage::Seen,
        },
        adult: name.into(),
        student: student(state).into(),
        missing: i32::try_from(rubric::missing(state)).unwrap_or(0),
        rated_by_adult: by_adult.is_some(),
        level_1: one,
        level_2: two,
        level_3: three,
        level_4: four,
    }
}

fn rows(state: &State) -> Vec<RubricRow> {
    let words = state.content.rubric(state.look.language);
    let seen = rubric::stage(state) == Stage::Seen;
    let (one, practice) = (state.interview(), state.rubric.practice);
    let own = one.zip(practice).and_then(|(one, practice)| rubric::rating(one, practice, Rater::Asker)).filter(|_| seen);
    let adult = rubric::by_adult(state).filter(|_| seen);
    let at_hand = rubric::at_hand(state);
    let of = |rating: Option<&PracticeRating>, criterion: &Criterion| number(rating.and_then(|rating| rating.levels.get(criterion)));
    let row = |criterion: &Criterion| {
        let [first, second, third, fourth] = Level::ALL.map(|level| words.meaning(*criterion, level).into());
        let line = rubric::own_line(state, *criterion);
        RubricRow {
            key: criterion.key().into(),
            name: words.name(*criterion).into(),
            meaning_1: first,
            meaning_2: second,
            meaning_3: third,
            meaning_4: fourth,
            chosen: of(at_hand, criterion),
            own: of(own, criterion),
            adult: of(adult, criterion),
            line: match line.len() {
                0 | 1 => String::new(),
                _ => line.iter().map(|level| level.get().to_string()).collect::<Vec<_>>().join(", "),
            }
            .into(),
        }
    };
    Criterion::ALL.iter().map(row).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<RubricAdapter>();
    sync_list!(adapter, get_rows, set_rows, rows(state));
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<RubricAdapter>();
    wire! {
        adapter, dispatch => Event::Rubric;
        on_done() => Rubric::Done;
        on_by_adult() => Rubric::ByAdult;
        on_leave() => Rubric::Leave;
    }
    let to = dispatch.clone();
    adapter.on_rate(move |key, level| {
        let level = u8::try_from(level).ok().and_then(|level| Level::try_from(level).ok());
        if let (Some(criterion), Some(level)) = (Criterion::from_key(&key), level) {
            to.send(Event::Rubric(Rubric::Rate(criterion, level)));
        }
    });
}
