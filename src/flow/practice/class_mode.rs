//! Practice without a PIN: for a time a teacher has stated, recordings begin without an adult at each of them.
//!
//! It is kept in no file: a station that starts again has it no more.

use crate::domain::{Action, AdultId};
use crate::flow::effects::Stamp;
use crate::flow::rules::duties::Duty;
use crate::flow::state::act::Act;
use crate::flow::state::practice::ClassMode;
use crate::flow::state::{State, who};

/// Something done with it at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is opened for so many minutes.
    Open(u32),
    /// It is ended before its time.
    End,
}

/// Gives it while it lasts.
pub fn now(state: &State) -> Option<&ClassMode> {
    state.class_mode.as_ref().filter(|mode| mode.lasts(state.now, state.uptime))
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    // Whoever stands by may start one recording with their PIN, but not answer for a class.
    let Some(adult) = who::at_the_desk(state, Duty::OpenClassPractice).map(|adult| adult.id) else { return };
    match event {
        Event::Open(minutes) if now(state).is_none() => {
            if let Some(mode) = ClassMode::open(adult, minutes, stamp) {
                state.class_mode = Some(mode);
                state.act(adult, Act::from(Action::OpenClassPractice).because(format!("{minutes} min")), stamp);
            }
        }
        Event::Open(_) => {}
        Event::End => end(state, adult, stamp),
    }
}

pub(in crate::flow) fn tick(state: &mut State, stamp: &Stamp) {
    if let Some(by) = state.class_mode.filter(|mode| !mode.lasts(stamp.at, stamp.uptime)).map(|mode| mode.by) {
        end(state, by, stamp);
    }
}

fn end(state: &mut State, adult: AdultId, stamp: &Stamp) {
    if state.class_mode.take().is_some() {
        state.act(adult, Action::EndClassPractice, stamp);
    }
}

/// Tells whether a recording may begin without a PIN now, and writes down in whose name it does.
pub(in crate::flow) fn lets_begin(state: &mut State, stamp: &Stamp) -> bool {
    let Some(by) = now(state).map(ClassMode::by) else { return false };
    let student = state.session.as_ref().map(|session| session.file.student.id);
    state.act(by, Act::on(Action::StartInClassPractice, student), stamp);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use uuid::Uuid;

    const MINUTE: Duration = Duration::from_secs(60);

    fn stamp(minutes: i64, uptime: u32) -> Stamp {
        let at = chrono::DateTime::from_timestamp(1_796_000_000 + minutes * 60, 0).unwrap().fixed_offset();
        Stamp::new(at, MINUTE * uptime, 7)
    }

    #[test]
    fn it_lasts_as_long_as_was_said_and_no_clock_makes_it_longer() {
        let mode = ClassMode::open(AdultId(Uuid::from_u128(1)), 45, &stamp(0, 100)).unwrap();
        let lasts = |minutes: i64, uptime: u32| {
            let stamp = stamp(minutes, uptime);
            mode.lasts(stamp.at, stamp.uptime)
        };
        assert!(lasts(0, 100) && lasts(44, 144));
        assert!(!lasts(45, 145), "it has an end");
        assert!(lasts(10, 144) && !lasts(10, 145), "a clock that was set back made it longer");
        assert!(!lasts(-1, 110), "the clock stands before it was opened");
        assert!(!lasts(600, 101), "the machine slept, and it was still open");
    }

    #[test]
    fn only_the_times_that_are_offered_can_be_had() {
        for minutes in [0, 1, 31, 91, 600, u32::MAX] {
            assert_eq!(ClassMode::open(AdultId(Uuid::from_u128(1)), minutes, &stamp(0, 0)), None, "{minutes}");
        }
    }
}
