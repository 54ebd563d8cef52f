//! Practice: the first questions out loud with somebody, nothing recorded.

pub mod at_hand;
pub mod booth;
pub mod class_mode;
pub mod comments;
pub mod listen;
pub mod mirror;
pub mod receipt;
pub mod record;
pub mod rubric;
pub mod sound_check;
pub mod take;
pub mod take_back;
pub mod time_line;

use crate::domain::{Practice, Readiness};
use crate::flow::effects::Stamp;
use crate::flow::state::State;

/// How many questions a short practice takes from the top of the list.
pub const QUESTIONS: usize = 6;

/// Keeps the name, so that neither *Back* nor a power cut loses it.
fn keep_name(state: &mut State, name: String) {
    state.write(|it: &mut Readiness| it.practice_with = name);
}

/// Something done in practice.
#[derive(Clone, Debug)]
pub enum Event {
    /// Who answers.
    With(String),
    /// The next thing to say.
    Next,
    /// The one before.
    Last,
    /// They practiced.
    Done,
}

/// Gives how many questions are asked.
pub fn count(state: &State) -> usize {
    state.interview().map_or(0, |one| one.questions.questions.len().min(QUESTIONS))
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    match event {
        Event::With(name) => {
            state.practice.with.clone_from(&name);
            keep_name(state, name);
        }
        Event::Next => state.practice.at = (state.practice.at + 1).min(count(state) + 1),
        Event::Last => state.practice.at = state.practice.at.saturating_sub(1),
        Event::Done => {
            let seconds = stamp.uptime.saturating_sub(state.practice.since).as_secs();
            let minutes = u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX).max(1);
            let with = state.practice.with.trim().to_owned();
            let id = stamp.fresh();
            state.change(|one| {
                let practice = Practice {
                    id,
                    interview: one.interview.id,
                    student: one.interview.student,
                    with,
                    at: stamp.at,
                    minutes,
                    recorded: false,
                    comment_draft: None,
                };
                one.practices.push(practice.clone());
                practice
            });
            keep_name(state, String::new());
            // How it went is best said while it is fresh.
            rubric::open(state, id);
        }
    }
}
