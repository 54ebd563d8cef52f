//! Sharing with the other stations: when a teacher wants it now, and by night where nobody else did it. Another program does
//! the work; the station tells how it goes.

use crate::domain::Moment;
use crate::flow::effects::sharing::{SharingTold, Stage};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::state::desk::settings::Tries;
use crate::flow::state::{State, who};
use chrono::{Days, NaiveTime};
use std::time::Duration;

/// How long after the hour that was set the station waits before it shares by itself: a timer of the system comes first.
const GRACE_MINUTES: i64 = 30;
/// After how many minutes a try that failed is made again; then the next night.
const AGAIN_MINUTES: [u64; 4] = [1, 5, 15, 60];
/// How often a station nobody is at looks whether a timer or an adult at a terminal brought it something.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// After how many days without sharing an adult is told.
const DAYS_TO_WARN: i64 = 3;

/// Something done at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Share now.
    Now,
    /// Stop it.
    Stop,
}

/// Gives for how many days nothing was shared, where an adult should know; nothing where the station shares with nobody.
pub fn overdue_days(state: &State) -> Option<i64> {
    state.school.nightly_at?;
    let days = (state.now - state.school.shared_at?).num_days();
    (days >= DAYS_TO_WARN).then_some(days)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::Share).is_none() {
        return;
    }
    match event {
        Event::Now if state.school.nightly_at.is_some() && state.sharing.stage.is_none() => begin(state, effects),
        Event::Now => {}
        Event::Stop => effects.push(Effect::StopSharing),
    }
}

pub(in crate::flow) fn tick(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.sharing.stage.is_some() {
        effects.push(Effect::AskSharing);
        return;
    }
    let nobody_is_here = state.session.is_none() && state.desk.adult.is_none();
    if nobody_is_here && stamp.uptime.saturating_sub(state.sharing.looked) >= LOOK_EVERY {
        state.sharing.looked = stamp.uptime;
        effects.push(Effect::LookForNews);
    }
    let at_rest = nobody_is_here && state.screen == Screen::Welcome;
    let Some(night) = state.school.nightly_at.filter(|_| at_rest).and_then(|at| missed(stamp.at, at, state.school.shared_at)) else {
        return;
    };
    let tries = &mut state.sharing.tries;
    if tries.night != Some(night) {
        *tries = Tries { night: Some(night), ..Tries::default() };
    }
    if may_try(tries, stamp.uptime) {
        *tries = Tries { night: Some(night), count: tries.count + 1, last: stamp.uptime };
        begin(state, effects);
    }
}

fn begin(state: &mut State, effects: &mut Vec<Effect>) {
    state.sharing.stage = Some(Stage::Begun);
    state.sharing.outcome = None;
    effects.push(Effect::ShareNow);
}

/// Gives the night whose sharing nobody did, some time after its hour.
fn missed(now: Moment, at: NaiveTime, shared_at: Option<Moment>) -> Option<Moment> {
    let of_day = |day: chrono::NaiveDate| day.and_time(at).and_local_timezone(*now.offset()).single();
    let today = of_day(now.date_naive())?;
    let night = if today <= now { today } else { of_day(now.date_naive().checked_sub_days(Days::new(1))?)? };
    let is_past = now - night >= chrono::Duration::minutes(GRACE_MINUTES);
    (is_past && shared_at.is_none_or(|shared| shared < night)).then_some(night)
}

/// Tells whether it may be tried now. The running time decides, so that no clock makes it a loop.
fn may_try(tries: &Tries, uptime: Duration) -> bool {
    match tries.count.checked_sub(1) {
        None => true,
        Some(failed) => AGAIN_MINUTES.get(failed).is_some_and(|minutes| uptime >= tries.last + Duration::from_secs(minutes * 60)),
    }
}

pub(in crate::flow) fn heard(state: &mut State, told: SharingTold, effects: &mut Vec<Effect>) {
    match told {
        SharingTold::At(stage) => state.sharing.stage = Some(stage),
        SharingTold::Ended(outcome) => {
            state.sharing.stage = None;
            state.sharing.outcome = Some(outcome);
            // Others may have brought students, contacts and work that waits.
            if state.session.is_none() {
                effects.push(Effect::ReadSchool);
            }
            if state.desk.adult.is_some() {
                effects.push(Effect::ReadWaiting);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_night_nobody_shared_is_made_up_for_half_an_hour_after_its_time() {
        let at = NaiveTime::from_hms_opt(2, 30, 0).unwrap();
        let shared = Some(moment("2026-12-02T02:31:00-08:00"));
        assert_eq!(missed(moment("2026-12-03T02:45:00-08:00"), at, shared), None, "a timer may still come");
        let night = Some(moment("2026-12-03T02:30:00-08:00"));
        assert_eq!(missed(moment("2026-12-03T03:00:00-08:00"), at, shared), night);
        assert_eq!(missed(moment("2026-12-03T23:00:00-08:00"), at, shared), night);
        assert_eq!(missed(moment("2026-12-04T01:00:00-08:00"), at, shared), night, "switched on before the next");
        assert_eq!(missed(moment("2026-12-03T03:00:00-08:00"), at, Some(moment("2026-12-03T02:31:00-08:00"))), None);
        assert_eq!(missed(moment("2026-12-03T03:00:00-08:00"), at, None), night, "and where it never was");
    }

    #[test]
    fn it_is_tried_again_with_growing_pauses_and_then_not_before_the_next_night() {
        let minutes = |number: u64| Duration::from_secs(number * 60);
        let tries = |count| Tries { night: None, count, last: minutes(100) };
        assert!(may_try(&Tries::default(), Duration::ZERO));
        for (count, pause) in [(1, 1), (2, 5), (3, 15), (4, 60)] {
            assert!(!may_try(&tries(count), minutes(100 + pause) - Duration::from_secs(1)));
            assert!(may_try(&tries(count), minutes(100 + pause)));
        }
        assert!(!may_try(&tries(5), minutes(100_000)));
    }
}
