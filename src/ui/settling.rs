//! What is pressed right after a screen has become another was meant for the one before: for a moment it counts nothing.

use crate::domain::QuestionId;
use crate::flow::state::journey::OpenLesson;
use crate::flow::state::standby::CallShown;
use crate::flow::state::who;
use crate::flow::{Screen, State};
use crate::ui::generated::{AppWindow, Shell};
use slint::{ComponentHandle, Timer, TimerMode};
use std::cell::Cell;
use std::time::Duration;

/// How long a screen has stood before it is pressed on purpose: a second tap of a double one comes sooner.
const MOMENT: Duration = Duration::from_millis(300);

/// What is on the screen, as far as another of it would be pressed unread.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shown {
    screen: Screen,
    arrived: u32,
    gate: bool,
    asked: bool,
    paused: bool,
    warned: bool,
    lesson: OpenLesson,
    question: Option<QuestionId>,
    practiced: usize,
}

/// Watches whether the screen has just become another.
#[derive(Default)]
pub(super) struct Settling {
    shown: Cell<Option<Shown>>,
    over: Timer,
}

impl Settling {
    /// Looks whether it has; a window that has only opened was never another.
    pub(super) fn look(&self, window: &AppWindow, state: &State) {
        let shown = Shown {
            screen: state.screen,
            arrived: state.arrived,
            gate: state.gate.is_some(),
            asked: matches!(state.help_shown, CallShown::Question | CallShown::Outcome(_)),
            paused: who::open_pause(state).is_some(),
            warned: state.idle.warning.is_some(),
            lesson: state.lessons.open,
            question: state.interview().and_then(|one| one.live.as_ref()?.current),
            practiced: state.practice.at,
        };
        let before = self.shown.replace(Some(shown));
        if before.is_none_or(|before| before == shown) {
            return;
        }
        window.global::<Shell>().set_settling(true);
        let window = window.as_weak();
        self.over.start(TimerMode::SingleShot, MOMENT, move || {
            if let Some(window) = window.upgrade() {
                window.global::<Shell>().set_settling(false);
            }
        });
    }
}
