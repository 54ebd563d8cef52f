//! Standing by: an adult checks in at the station for a time, and a live interview asks for one.

pub mod asking;
pub mod beat;
pub mod board;
pub mod help;
pub mod incident;
pub mod orders;
pub mod pause;

use crate::domain::{AdultId, StandBy};
use crate::flow::call::live;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::duties::Duty;
use crate::flow::state::purpose::Purpose;
use crate::flow::state::{State, who};
use chrono::Duration;

/// How long an adult can say to stay, in minutes.
pub const PERIODS: [u32; 4] = [45, 90, 180, 420];

/// How long an adult who checks in for one call stays after its planned end, in minutes.
const AFTER_A_CALL: u32 = 15;

/// Something done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The adult at the desk stays for so many minutes.
    Stay(u32),
    /// The adult at the desk leaves.
    Leave,
    /// An adult is at the student's screen, and checks in with a PIN.
    AdultIsHere,
    /// A teacher lets the student start without one, and says why.
    Without,
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Stay(minutes) => {
            if let Some(adult) = who::at_the_desk(state, Duty::StandBy).map(|adult| adult.id) {
                stay(state, adult, minutes, stamp);
                effects.extend(state.outbox.flush_now());
            }
        }
        Event::Leave => {
            leave(state, stamp);
            effects.extend(state.outbox.flush_now());
        }
        Event::AdultIsHere => state.ask_adult(Purpose::CheckIn),
        Event::Without => state.ask_adult(Purpose::StartWithoutStandby),
    }
}

fn stay(state: &mut State, adult: AdultId, minutes: u32, stamp: &Stamp) {
    let until = stamp.at + Duration::minutes(i64::from(minutes));
    let one = StandBy { id: stamp.fresh(), adult, from: stamp.at, until };
    state.school.standing_by.push(one.clone());
    state.keep(one);
}

fn leave(state: &mut State, stamp: &Stamp) {
    let Some(adult) = state.desk.adult else { return };
    let now = state.now;
    let mut over: Vec<StandBy> = Vec::new();
    for one in state.school.standing_by.iter_mut().filter(|one| one.adult == adult && one.holds(now)) {
        one.until = stamp.at;
        over.push(one.clone());
    }
    over.into_iter().for_each(|one| state.keep(one));
}

/// An adult has checked in at the student's screen: for this call and a little longer.
pub(super) fn checked_in(state: &mut State, adult: AdultId, stamp: &Stamp) {
    let minutes = live::minutes(state) + AFTER_A_CALL;
    stay(state, adult, minutes, stamp);
}
