//! What comes next: where the papers of this interview stand, and the next interview where one is owed.

use crate::domain::{InterviewFile, InterviewId};
use crate::flow::rules::{Screen, journey};
use crate::flow::state::{Session, State};

/// The way on from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Something of this interview is left to do.
    Finish,
    /// Another interview is owed.
    NextInterview(InterviewId),
    /// All is done.
    SignOut,
}

/// Something done on the last screen.
#[derive(Clone, Debug)]
pub enum Event {
    /// The way on.
    GoOn,
    /// A paper is opened.
    Open(Screen),
}

/// Gives the way on.
pub fn way(session: &Session) -> Way {
    let finished = session.interview().is_some_and(journey::finished);
    let owed = session.file.interviews.iter().find(|one| !journey::finished(one) && one.interview.id != session.current);
    match (finished, owed) {
        (false, _) => Way::Finish,
        (true, Some(next)) => Way::NextInterview(next.interview.id),
        (true, None) => Way::SignOut,
    }
}

/// Tells whether a reflection was written.
pub fn reflected(one: &InterviewFile) -> bool {
    one.reflection.answers.iter().any(|answer| !answer.trim().is_empty())
}

/// Goes on; tells whether the student signs out instead.
pub(in crate::flow) fn step(state: &mut State, event: Event) -> bool {
    let Some(session) = &mut state.session else { return false };
    match event {
        Event::Open(screen @ (Screen::ThankYou | Screen::Evaluation | Screen::Reflection)) => state.go(screen),
        Event::Open(_) => {}
        Event::GoOn => match way(session) {
            Way::Finish => state.go(Screen::Journey),
            Way::NextInterview(id) => {
                session.current = id;
                state.go(Screen::Journey);
            }
            Way::SignOut => return true,
        },
    }
    false
}
