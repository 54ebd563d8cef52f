//! How a call ends before its time: nobody is on the line any more, and what becomes of it is the student's to say.

use crate::domain::{Call, Interview, Outcome, RecordId};
use crate::flow::call::live::clock::{change, count, not_begun};
use crate::flow::call::{booking, concern, whom};
use crate::flow::effects::Stamp;
use crate::flow::rules::Screen;
use crate::flow::rules::pace::going_on;
use crate::flow::state::State;
use crate::flow::state::call::Leaving;
use crate::flow::state::journey::Moment;

/// What a student says of a call that ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// They had talked enough: the interview counts.
    ItCounts,
    /// It broke off, and can be gone on with today.
    BrokeOff,
    /// They want another time.
    AnotherTime,
    /// Nobody answered.
    NobodyAnswered,
    /// Something felt wrong: nobody calls them until an adult has looked at it.
    FeltWrong,
}

/// The clock stops till somebody goes on.
pub(super) fn hung_up(state: &mut State) {
    change(state, |live| live.paused = true);
    state.live.from = None;
    state.live.leaving = Leaving::HungUp;
}

pub(super) fn end(state: &mut State, ending: Ending, stamp: &Stamp) {
    if !state.interview().is_some_and(going_on) {
        return;
    }
    match ending {
        Ending::ItCounts => goodbye(state, stamp),
        Ending::BrokeOff => {
            // Who comes back begins where they were, and no second has passed meanwhile.
            if state.live.leaving != Leaving::HungUp {
                hung_up(state);
            }
            state.go(Screen::Journey);
        }
        Ending::AnotherTime => {
            booking::at_another_time(state);
            state.go(Screen::Booking);
        }
        Ending::NobodyAnswered => {
            not_begun(state);
            log(state, stamp.fresh(), Outcome::NoAnswer, stamp);
            state.go(Screen::Journey);
        }
        Ending::FeltWrong => {
            not_begun(state);
            if let Some(contact) = state.interview().and_then(|one| one.interview.contact) {
                let id = concern::raise(state, contact, stamp);
                log(state, id, Outcome::EndedUnsafe, stamp);
            }
            state.go(Screen::Journey);
        }
    }
    count(state);
}

/// They said goodbye: the call is over.
pub(in crate::flow) fn goodbye(state: &mut State, stamp: &Stamp) {
    change(state, |_| {});
    state.write(|it: &mut Interview| {
        // A clock that was set back during the call must not make it end before it began.
        it.ended_at = Some(it.started_at.map_or(stamp.at, |started| started.max(stamp.at)));
    });
    state.go(Screen::Journey);
    state.journey.moment = Some(Moment::Interview);
}

/// Writes down that they called, and how it ended.
fn log(state: &mut State, id: RecordId, outcome: Outcome, stamp: &Stamp) {
    let Some(session) = &mut state.session else { return };
    let student = session.file.student.id;
    let Some(one) = session.interview() else { return };
    let Some(contact) = one.interview.contact else { return };
    let call = Call {
        id,
        interview: one.interview.id,
        student,
        contact,
        employer: state.school.contact(contact).map_or(String::new(), |card| card.contact.employer.clone()),
        at: stamp.at,
        outcome,
        next_step: String::new(),
        next_on: None,
        names: String::new(),
        felt: None,
        path: Vec::new(),
    };
    session.file.calls.push(call.clone());
    state.keep(call);
    whom::asked(state, contact, student, stamp.at);
}
