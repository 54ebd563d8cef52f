//! The practice rubric: the student rates first, then an adult who hasn't seen it; then both look at it side by side.

use crate::domain::{AdultId, Criterion, InterviewFile, Level, Practice, PracticeRating, Rater, RecordId};
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::state::State;
use crate::flow::state::practice::RubricPage;
use crate::flow::state::purpose::Purpose;

/// Something done with the rubric.
#[derive(Clone, Debug)]
pub enum Event {
    /// A practice is looked at, or rated where it is not yet.
    Open(RecordId),
    /// A level is chosen.
    Rate(Criterion, Level),
    /// Whoever rates is done.
    Done,
    /// An adult wants to rate.
    ByAdult,
    /// All was looked at.
    Leave,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The student rates, alone.
    Own,
    /// An adult rates and doesn't see what the student chose.
    Adult(AdultId),
    /// All that was rated stands side by side.
    Seen,
}

/// Gives the practice at hand.
pub fn practice(state: &State) -> Option<&Practice> {
    let id = state.rubric.practice?;
    state.interview()?.practices.iter().find(|one| one.id == id)
}

/// Gives one person's rating of a practice, begun or done.
pub fn rating(one: &InterviewFile, practice: RecordId, rater: Rater) -> Option<&PracticeRating> {
    one.ratings.iter().find(|rating| rating.practice == practice && rating.rater == rater)
}

/// Tells whose turn it is.
pub fn stage(state: &State) -> Stage {
    let done = |rater| {
        let (one, practice) = state.interview().zip(state.rubric.practice)?;
        rating(one, practice, rater)?.done_at
    };
    match state.rubric.adult {
        Some(adult) if done(Rater::Adult(adult)).is_none() => Stage::Adult(adult),
        _ if done(Rater::Asker).is_none() => Stage::Own,
        _ => Stage::Seen,
    }
}

/// Gives what is chosen so far by whoever's turn it is.
pub fn at_hand(state: &State) -> Option<&PracticeRating> {
    let (one, practice) = state.interview().zip(state.rubric.practice)?;
    rating(one, practice, rater(state)?)
}

/// Tells how many of the eight are still missing.
pub fn missing(state: &State) -> usize {
    Criterion::ALL.len() - at_hand(state).map_or(0, |rating| rating.levels.len()).min(Criterion::ALL.len())
}

/// Gives the newest finished rating by an adult of the practice at hand.
pub fn by_adult(state: &State) -> Option<&PracticeRating> {
    let (one, practice) = state.interview().zip(state.rubric.practice)?;
    let of_adults = one.ratings.iter().filter(|rating| rating.practice == practice && matches!(rating.rater, Rater::Adult(_)));
    of_adults.filter(|rating| rating.done_at.is_some()).max_by_key(|rating| rating.done_at)
}

/// Gives the student's own levels of one criterion over all their finished practices, the earliest first.
pub fn own_line(state: &State, criterion: Criterion) -> Vec<Level> {
    let Some(session) = &state.session else { return Vec::new() };
    let mut rated: Vec<_> = session
        .file
        .interviews
        .iter()
        .flat_map(|one| &one.ratings)
        .filter(|rating| rating.rater == Rater::Asker && rating.done_at.is_some())
        .filter_map(|rating| Some((rating.done_at, *rating.levels.get(&criterion)?)))
        .collect();
    rated.sort();
    rated.into_iter().map(|(_, level)| level).collect()
}

fn rater(state: &State) -> Option<Rater> {
    match stage(state) {
        Stage::Own => Some(Rater::Asker),
        Stage::Adult(adult) => Some(Rater::Adult(adult)),
        Stage::Seen => None,
    }
}

/// Opens the rubric of a practice.
pub(in crate::flow) fn open(state: &mut State, practice: RecordId) {
    state.go(Screen::Rubric);
    state.rubric = RubricPage { practice: Some(practice), adult: None };
}

/// An adult has shown who they are and rates now.
pub(in crate::flow) fn let_rate(state: &mut State, adult: AdultId) {
    state.rubric.adult = Some(adult);
    state.focus_anew();
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    match event {
        Event::Open(practice) => open(state, practice),
        Event::Rate(criterion, level) => change(state, |rating| {
            rating.levels.insert(criterion, level);
        }),
        Event::Done => {
            if at_hand(state).is_some_and(PracticeRating::complete) {
                change(state, |rating| rating.done_at = Some(stamp.at));
                state.rubric.adult = None;
                state.focus_anew();
            }
        }
        // What the student chose is not shown to the adult, but it has to be there first.
        Event::ByAdult if stage(state) == Stage::Seen => {
            state.ask_adult(Purpose::RatePractice);
        }
        Event::ByAdult => {}
        Event::Leave => state.go(if state.desk.adult.is_some() { Screen::Recordings } else { Screen::Journey }),
    }
}

fn change(state: &mut State, change: impl FnOnce(&mut PracticeRating)) {
    let (Some(practice), Some(rater)) = (practice(state).map(|one| one.id), rater(state)) else { return };
    state.change(|one| {
        let begun = one.ratings.iter().position(|rating| rating.practice == practice && rating.rater == rater);
        let mut rating = match begun {
            Some(place) => one.ratings.remove(place),
            None => PracticeRating::new(practice, one.interview.id, one.interview.student, rater),
        };
        change(&mut rating);
        one.ratings.push(rating.clone());
        rating
    });
}
