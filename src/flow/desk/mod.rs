//! The adults' desk, and how somebody sits down at it.

pub mod campaign;
pub mod class;
pub mod contacts;
pub mod copying;
pub mod erasing;
pub mod letters;
pub mod log;
pub mod practice_booking;
pub mod recordings;
pub mod results;
pub mod settings;
pub mod sharing;
pub mod today;
pub mod versions;
pub mod whose;
pub mod work;

use crate::domain::{AdultId, StudentFile};
use crate::flow::desk::work::earlier;
use crate::flow::effects::Effect;
use crate::flow::effects::desk::Work;
use crate::flow::state::State;
use crate::flow::state::desk::Desk;
use crate::flow::state::who::may_review;

pub(in crate::flow) fn begin(state: &mut State, adult: AdultId, effects: &mut Vec<Effect>) {
    state.desk = Desk { adult: Some(adult), ..Desk::default() };
    effects.push(Effect::ReadWaiting);
    if may_review(state) {
        effects.push(Effect::ReadOverview);
    }
    recordings::read(state, effects);
}

pub(in crate::flow) fn opened(state: &mut State, file: StudentFile) {
    let mut file = file;
    for record in state.outbox.of(file.student.id) {
        file.take(record);
    }
    state.desk.recordings.opened(&file);
    class::opened(state, &file);
    if let Some(open) = state.desk.open.as_mut().filter(|open| open.waiting.student == file.student.id) {
        if open.waiting.work == Work::ThankYou
            && let Some(one) = file.interview(open.waiting.interview)
        {
            let note = &one.thank_you;
            open.comment = if note.remark.is_empty() { note.comment.clone() } else { note.remark.clone() };
        }
        open.compared = earlier(&file, &open.waiting).last().map(|version| version.id);
        open.file = Some(file);
    }
}
