//! The evaluation: page by page. Compulsory are the ratings, a takeaway, the interest after and what comes next.

pub mod wrote;

use crate::domain::{Answer, Evaluation, Next, Permission, Rating, Score};
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::state::State;
use crate::flow::state::journey::Page;

/// Something done with the evaluation.
#[derive(Clone, Debug)]
pub enum Event {
    /// A page is opened.
    Open(usize),
    /// To something that is missing.
    GoTo(Missing),
    /// What the student wrote earlier is shown, or put away.
    Wrote(bool),
    /// The next page.
    Forward,
    /// The page before.
    Backward,
    /// An open question was answered.
    Write(Answer, String),
    /// Something was rated.
    Rate(Rating, Score),
    /// The interest before was told.
    Before(Score),
    /// The interest after was told.
    After(Score),
    /// What comes next was chosen.
    Choose(Next),
    /// A quote was freed, or not.
    Permit(Answer, Permission),
    /// All of it is handed in.
    HandIn,
}

/// Something without which the evaluation can't be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Some of the ratings.
    Ratings,
    /// At least one takeaway.
    Takeaway,
    /// The interest after the interview.
    InterestAfter,
    /// What the student wants next.
    Next,
}

impl Missing {
    /// Gives the place of the page on which it is asked.
    pub fn place(self) -> usize {
        let page = match self {
            Self::Ratings => Page::Ratings,
            Self::Takeaway | Self::Next => Page::Takeaways,
            Self::InterestAfter => Page::Interest,
        };
        Page::ALL.iter().position(|one| *one == page).unwrap_or(0)
    }

    /// Gives the key of the first thing to fill in.
    fn key(self, evaluation: &Evaluation) -> &'static str {
        match self {
            Self::Ratings => unrated(evaluation).first().map_or("", |one| one.key()),
            Self::Takeaway => Answer::Takeaway1.key(),
            Self::InterestAfter => INTEREST_AFTER,
            Self::Next => NEXT,
        }
    }
}

/// The key of the question on the interest after.
pub const INTEREST_AFTER: &str = "interest_after";
/// The key of the choice of what comes next.
pub const NEXT: &str = "next";

/// Gives the ratings that are still open.
pub fn unrated(evaluation: &Evaluation) -> Vec<Rating> {
    Rating::ALL.iter().copied().filter(|one| !evaluation.ratings.contains_key(one)).collect()
}

/// Gives what was answered to an open question.
pub fn answer(evaluation: &Evaluation, answer: Answer) -> &str {
    evaluation.answers.get(&answer).map_or("", |text| text.trim())
}

/// Gives what is still missing.
pub fn missing(evaluation: &Evaluation) -> Vec<Missing> {
    let takeaways = [Answer::Takeaway1, Answer::Takeaway2, Answer::Takeaway3];
    let mut missing = Vec::new();
    if !unrated(evaluation).is_empty() {
        missing.push(Missing::Ratings);
    }
    if takeaways.into_iter().all(|one| answer(evaluation, one).is_empty()) {
        missing.push(Missing::Takeaway);
    }
    if evaluation.interest_after.is_none() {
        missing.push(Missing::InterestAfter);
    }
    if evaluation.next.is_none() {
        missing.push(Missing::Next);
    }
    missing
}

/// Gives the sentences an employer might be told: those that were written, each with its permission.
pub fn quotes(evaluation: &Evaluation) -> Vec<(Answer, &str, Permission)> {
    let written = Answer::QUOTES.into_iter().filter(|one| !answer(evaluation, *one).is_empty());
    written.map(|one| (one, answer(evaluation, one), evaluation.permissions.get(&one).copied().unwrap_or(Permission::No))).collect()
}

/// Tells whether everything a page asks is filled in.
pub fn filled(evaluation: &Evaluation, page: Page) -> bool {
    let answered = page.answers().iter().all(|one| !answer(evaluation, *one).is_empty());
    match page {
        Page::Ratings => Rating::ALL.iter().all(|one| evaluation.ratings.contains_key(one)),
        Page::Interest => evaluation.interest_before.is_some() && evaluation.interest_after.is_some(),
        Page::Takeaways => answered && evaluation.next.is_some(),
        Page::Quotes => {
            let quotes = quotes(evaluation);
            !quotes.is_empty() && quotes.iter().all(|(one, ..)| evaluation.permissions.contains_key(one))
        }
        Page::HandIn => evaluation.handed_in_at.is_some(),
        _ => answered,
    }
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    let Some(evaluation) = state.interview().map(|one| &one.evaluation) else { return };
    let last = Page::ALL.len() - 1;
    let handed_in = evaluation.handed_in_at.is_some();
    let complete = missing(evaluation).is_empty();
    let key = if let Event::GoTo(missing) = event { missing.key(evaluation) } else { "" };
    key.clone_into(&mut state.evaluation.target);
    match event {
        Event::Open(place) => turn(state, place.min(last)),
        Event::GoTo(missing) => turn(state, missing.place()),
        Event::Wrote(shown) => state.evaluation.wrote = Some(shown),
        Event::Forward => turn(state, (state.evaluation.place + 1).min(last)),
        Event::Backward => turn(state, state.evaluation.place.saturating_sub(1)),
        // Handed in is handed in, until a teacher opens it again.
        _ if handed_in => {}
        Event::Write(answer, text) => change(state, |one| {
            if text.trim().is_empty() {
                // A sentence that is gone takes its permission along: it was given for those words.
                one.permissions.remove(&answer);
            }
            one.answers.insert(answer, text);
        }),
        Event::Rate(rating, score) => change(state, |one| {
            one.ratings.insert(rating, score);
        }),
        Event::Before(score) => change(state, |one| one.interest_before = Some(score)),
        Event::After(score) => change(state, |one| one.interest_after = Some(score)),
        Event::Choose(next) => change(state, |one| one.next = Some(next)),
        Event::Permit(answer, permission) => {
            if Answer::QUOTES.contains(&answer) {
                change(state, |one| {
                    one.permissions.insert(answer, permission);
                });
            }
        }
        Event::HandIn => {
            if complete {
                let at = stamp.at;
                change(state, |one| one.handed_in_at = Some(at));
            }
        }
    }
}

/// Opens a page; the focus goes back to its top.
fn turn(state: &mut State, place: usize) {
    if state.screen == Screen::Evaluation && state.evaluation.place != place {
        state.evaluation.place = place;
        state.focus_anew();
    }
}

fn change(state: &mut State, change: impl FnOnce(&mut Evaluation)) {
    state.write(|it: &mut Evaluation| change(it));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Interview, InterviewFile, InterviewId, StudentId};
    use proptest::prelude::*;

    fn empty() -> Evaluation {
        InterviewFile::new(Interview::new(InterviewId::default(), StudentId::default(), 1)).evaluation
    }

    #[test]
    fn every_open_question_stands_on_exactly_one_page() {
        for answer in Answer::ALL {
            assert_eq!(Page::ALL.iter().filter(|page| page.answers().contains(answer)).count(), 1, "{answer:?}");
        }
    }

    proptest! {
        #[test]
        fn no_quote_is_free_that_was_not_freed_itself(written in prop::collection::vec(any::<bool>(), 4), freed in 0_usize..4) {
            let mut one = empty();
            for (answer, written) in Answer::QUOTES.into_iter().zip(&written) {
                if *written { one.answers.insert(answer, "words".to_owned()); }
            }
            let free = Answer::QUOTES.into_iter().nth(freed).unwrap();
            one.permissions.insert(free, Permission::Yes);
            for (answer, _, permission) in quotes(&one) {
                prop_assert_eq!(permission == Permission::No, answer != free);
            }
            prop_assert_eq!(quotes(&one).len(), written.iter().filter(|one| **one).count());
        }
    }
}
