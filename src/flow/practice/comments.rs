//! Comments to a recording, each at its place on the time line.

use crate::domain::{CommentDraft, Rater, TimeComment};
use crate::flow::effects::Stamp;
use crate::flow::practice::at_hand::{at_the_desk, place_ms, take};
use crate::flow::state::State;

/// Gives where the comment that is being written belongs, in milliseconds.
pub fn comment_ms(state: &State) -> u64 {
    state.listen.comment_at.unwrap_or_else(|| place_ms(state))
}

/// The comment changed. While it is written the playing goes on: what it is about is where it began.
pub(super) fn write(state: &mut State, text: String) {
    state.listen.comment_at = if text.is_empty() { None } else { Some(comment_ms(state)) };
    state.listen.comment = text;
    keep_draft(state);
}

/// Keeps the comment that is being written, if there is one: leaving the screen drops no word.
pub(in crate::flow) fn add(state: &mut State, stamp: &Stamp) {
    let text = state.listen.comment.trim().to_owned();
    let at_ms = comment_ms(state);
    let Some(practice) = take(state).map(|take| take.practice) else { return };
    let by = writer(state);
    if text.is_empty() {
        return;
    }
    state.listen.comment.clear();
    state.listen.comment_at = None;
    keep_draft(state);
    state.change(|one| {
        let (interview, student) = (one.interview.id, one.interview.student);
        let comment = TimeComment { id: stamp.fresh(), practice, interview, student, by, at_ms, text, at: stamp.at };
        one.time_comments.push(comment.clone());
        comment
    });
}

/// A comment that is being written is kept with the practice, so that a power cut costs none of it.
fn keep_draft(state: &mut State) {
    let Some(practice) = take(state).map(|take| take.practice) else { return };
    let (by, text) = (writer(state), state.listen.comment.clone());
    let draft = state.listen.comment_at.map(|at_ms| CommentDraft { by, at_ms, text });
    state.change_some(|one| {
        let practice = one.practices.iter_mut().find(|one| one.id == practice)?;
        practice.comment_draft = draft;
        Some(practice.clone())
    });
}

fn writer(state: &State) -> Rater {
    at_the_desk(state).map_or(Rater::Asker, Rater::Adult)
}

/// Takes up a comment that whoever is here had begun.
pub(super) fn take_up(state: &mut State) {
    let by = writer(state);
    let practice = take(state).and_then(|take| state.interview()?.practices.iter().find(|one| one.id == take.practice));
    if let Some(draft) = practice.and_then(|one| one.comment_draft.clone()).filter(|draft| draft.by == by) {
        state.listen.comment = draft.text;
        state.listen.comment_at = Some(draft.at_ms);
    }
}
