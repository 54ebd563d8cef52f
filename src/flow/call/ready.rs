//! Ready? Four things to check before the day.

use crate::domain::{Outcome, Readiness, Review};
use crate::flow::effects::Stamp;
use crate::flow::rules::{Screen, journey};
use crate::flow::state::State;
use crate::flow::state::purpose::Purpose;

/// How the four stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Checks {
    /// The questions are handed in or released.
    pub questions: bool,
    /// The confirmation was sent or waits for an adult to send it, or the call is now.
    pub confirmation: bool,
    /// The confirmation waits in the outbox: nobody is held up by it, but it is told.
    pub waiting: bool,
    /// Something to take notes with is at hand.
    pub notes: bool,
    /// An adult is named.
    pub adult: bool,
    /// They want to talk now: there is no day before.
    pub now: bool,
}

impl Checks {
    /// Tells whether all four are there.
    pub fn all(self) -> bool {
        self.questions && self.confirmation && self.notes && self.adult
    }
}

/// Something done on the screen.
#[derive(Clone, Debug)]
pub enum Event {
    /// Something to take notes with is at hand, or not.
    Notes(bool),
    /// A listed adult stands by.
    Adult(String),
    /// Somebody else stands by, by name.
    Somebody(String),
    /// To the questions.
    Questions,
    /// To the confirmation.
    Confirmation,
    /// I'm ready.
    Ready,
    /// An adult lets the student go on.
    Override,
}

/// Looks at the four.
pub fn checks(state: &State) -> Checks {
    let (Some(session), Some(one)) = (&state.session, state.interview()) else { return Checks::default() };
    // Once the time is moved to another day, there is a day before again.
    let begun = one.interview.booking.as_ref().is_some_and(|booking| booking.starts <= state.now);
    let now = begun && journey::last_call(&session.file, one).is_some_and(|call| call.outcome == Outcome::InterviewNow);
    Checks {
        questions: matches!(one.questions.review, Review::HandedIn | Review::Released),
        confirmation: now || one.confirmation.on_its_way(),
        waiting: !now && one.confirmation.on_its_way() && one.confirmation.sent_at.is_none(),
        notes: one.readiness.notes_at_hand,
        adult: !one.readiness.adult.trim().is_empty(),
        now,
    }
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    match event {
        Event::Notes(there) => state.write(|it: &mut Readiness| it.notes_at_hand = there),
        Event::Adult(name) => stands_by(state, name, false),
        Event::Somebody(name) => stands_by(state, name, true),
        Event::Questions => state.go(Screen::Questions),
        Event::Confirmation => state.go(Screen::Confirmation),
        Event::Ready => {
            let checks = checks(state);
            if checks.all() {
                state.write(|it: &mut Readiness| it.passed_at = Some(stamp.at));
                // Somebody waits on the phone: no stop on the way.
                state.go(if checks.now { Screen::Live } else { Screen::Journey });
            }
        }
        Event::Override => state.ask_adult(Purpose::OverrideReadiness),
    }
}

fn stands_by(state: &mut State, name: String, typed: bool) {
    state.ready.typed = typed;
    state.write(|it: &mut Readiness| it.adult = name);
}

/// Tells whether the adult's name belongs into the field for somebody who is on no tile.
pub fn somebody_else(state: &State, tiles: &[String]) -> bool {
    state.ready.typed || state.interview().is_some_and(|one| !tiles.contains(&one.readiness.adult))
}

/// An adult let the student go on.
pub(in crate::flow) fn let_pass(state: &mut State) {
    if state.screen == Screen::Ready {
        let now = checks(state).now;
        state.go(if now { Screen::Live } else { Screen::Journey });
    }
}
