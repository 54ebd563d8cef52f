//! Signs of life: what the station tells of itself to whoever stands by, at most once a second.

use crate::domain::{Asked, Beat, Life, Moment, OnPhone, OpenCall, PausedBy, RecordId, Recorded, Seat, Student, Taking};
use crate::flow::call::phone;
use crate::flow::effects::{Effect, Stamp, sound};
use crate::flow::practice::{booth, take};
use crate::flow::rules::pace;
use crate::flow::state::beat::TOLD;
use crate::flow::state::seat::Course;
use crate::flow::state::{Post, State, who};
use std::time::Duration;

/// How long a beat stands before the next one, news or not.
const AGAIN: Duration = Duration::from_secs(5);
/// The same while somebody waits for an adult: by new beats a board shows that it is there.
const AGAIN_FOR_A_CALL: Duration = Duration::from_secs(3);
/// How much time lies between two beats at least.
const APART: Duration = Duration::from_secs(1);

/// Tells of the station as it is. The run, the number and the disk's room are added where it is sent.
pub fn of(state: &State) -> Beat {
    Beat {
        origin: state.school.origin.clone(),
        station: state.school.station.clone(),
        run: state.beat.run,
        number: state.beat.number,
        now: state.now,
        life: Life::Awake,
        paused: who::open_pause(state).map(|pause| PausedBy { adult: state.school.adult_name(pause.adult).to_owned(), since: pause.from }),
        seat: seat(state),
        calls: state.help.iter().map(|open| asked(state, open)).collect(),
        unsafe_calls: unsafe_calls(state),
        standing_by: who::present(state).into_iter().map(|(adult, _)| adult.name.clone()).collect(),
        unsaved: state.locked(),
        saved_at: state.beat.saved_at,
        minutes: state.beat.minutes,
        shared_at: state.school.shared_at,
        heard: state.beat.heard.iter().rev().take(TOLD).rev().copied().collect(),
    }
}

fn unsafe_calls(state: &State) -> Vec<Moment> {
    let here = state.school.concerns.iter().map(|open| &open.concern).filter(|concern| concern.station == state.school.origin);
    here.map(|concern| concern.at).collect()
}

fn seat(state: &State) -> Option<Seat> {
    let session = state.session.as_ref()?;
    let student = &session.file.student;
    Some(Seat {
        session: session.id,
        student: student.id,
        name: student.tile_name(),
        screen: state.screen.key().to_owned(),
        line: line(state),
        recording: recording(state),
    })
}

/// Tells of the call that is going on, where one is.
pub(in crate::flow) fn line(state: &State) -> Option<OnPhone> {
    let session = state.session.as_ref()?;
    let one = session.interview()?;
    let calls = session.file.calls.iter().filter(|call| call.interview == one.interview.id).count();
    if phone::under_way(state) {
        return Some(OnPhone { step: one.call_plan.call.path.last().cloned(), number: calls + 1, left: None, waits: false });
    }
    let live = one.live.as_ref().filter(|_| pace::going_on(one) && state.screen.on_the_phone())?;
    let left = i64::from(live.minutes) * 60 - i64::from(live.seconds);
    Some(OnPhone { step: None, number: calls, left: Some(left), waits: live.paused })
}

fn recording(state: &State) -> Option<Recorded> {
    let take = state.take.take.filter(|_| take::runs(state))?;
    let status = state.take.status;
    Some(Recorded {
        take,
        agreed: take::voices(state).iter().map(|voice| booth::name(state, voice)).collect(),
        taking: match status.taking {
            sound::Taking::Running if status.silent => Taking::Silent,
            sound::Taking::Running => Taking::Alive,
            sound::Taking::Paused | sound::Taking::OffTheRecord | sound::Taking::Stopped => Taking::Paused,
            sound::Taking::NoMicrophone | sound::Taking::NoDisk | sound::Taking::Slept => Taking::Broken,
        },
    })
}

fn asked(state: &State, open: &OpenCall) -> Asked {
    let call = &open.call;
    Asked {
        call: call.id,
        student: call.student,
        name: call.student.and_then(|id| state.school.student(id)).map_or(String::new(), Student::tile_name),
        since: call.at,
        screen: call.screen.clone(),
        line: call.line.map(|number| OnPhone { step: call.step.clone(), number, ..OnPhone::default() }),
        reason: open.reason,
        coming: open.coming.map(|id| state.school.adult_name(id).to_owned()),
    }
}

/// Tells the others, where there is news or it is time.
pub(in crate::flow) fn tick(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    // The last one has been sent.
    if state.post == Post::Board || !state.school.has_share() || state.course == Course::Ends {
        return;
    }
    if state.beat.run == RecordId::default() {
        state.beat.run = stamp.fresh();
    }
    if state.beat.asleep.is_some_and(|asleep| !has_slept(asleep, stamp)) {
        // That it sleeps may still wait for an errand before it: it goes with the next look.
        effects.push(Effect::LookForOrders);
        return;
    }
    state.beat.asleep = None;
    let beat = of(state);
    let passed = state.beat.last.as_ref().map(|(last, at)| (stamp.uptime.saturating_sub(*at), beat.says_the_same(last)));
    let again = if state.help.is_empty() { AGAIN } else { AGAIN_FOR_A_CALL };
    if passed.is_none_or(|(passed, same)| passed >= if same { again } else { APART }) {
        send(state, beat, stamp, effects);
    }
    effects.push(Effect::LookForOrders);
}

/// Tells whether a machine that was about to sleep is awake again: the running time stands still while it sleeps, and a minute
/// of it shows that it did not fall asleep at all.
fn has_slept((wall, uptime): (Moment, Duration), stamp: &Stamp) -> bool {
    let ran = stamp.uptime.saturating_sub(uptime);
    let passed = (stamp.at - wall).to_std().unwrap_or_default();
    passed > ran + Duration::from_secs(2) || ran > Duration::from_secs(60)
}

/// The machine is about to sleep: that is the last thing said until it is awake.
pub(in crate::flow) fn sleeps(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    effects.extend(state.outbox.flush_now());
    last(state, Life::Asleep, stamp, effects);
    state.beat.asleep = Some((stamp.at, stamp.uptime));
}

/// The last one of this run, or for a while.
pub(in crate::flow) fn last(state: &mut State, life: Life, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.post == Post::Station && state.school.has_share() {
        let beat = Beat { life, ..of(state) };
        send(state, beat, stamp, effects);
    }
}

fn send(state: &mut State, beat: Beat, stamp: &Stamp, effects: &mut Vec<Effect>) {
    state.beat.number += 1;
    let beat = Beat { number: state.beat.number, ..beat };
    state.beat.told.note(beat.number, stamp.uptime);
    state.beat.last = Some((beat.clone(), stamp.uptime));
    effects.push(Effect::Beat(Box::new(beat)));
}
