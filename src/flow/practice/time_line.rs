//! What lies on the time line of a recording: what happened in it, and what was said of it since.

use crate::domain::{Happening, Rater, RecordId};
use crate::flow::state::State;

/// A place on the time line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot<'a> {
    /// Something that happened while the practice was recorded; with a question, its words.
    Mark(Happening, &'a str),
    /// A comment and who wrote it.
    Comment(Rater, &'a str),
}

/// Gives what lies on the time line of a practice of the interview at hand, in order, with its place in milliseconds.
pub fn time_line(state: &State, practice: RecordId) -> Vec<(u64, Spot<'_>)> {
    let Some(one) = state.interview() else { return Vec::new() };
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
