//! A station that nobody touches goes back to the first screen and shows nothing of the last student.

use crate::flow::desk::copying;
use crate::flow::door::sign_out::sign_out;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::at_hand;
use crate::flow::rules::Screen;
use crate::flow::standby::board;
use crate::flow::state::seat::Idle;
use crate::flow::state::{Post, State};
use std::time::Duration;

/// How long an adult's desk, from which every student's work can be read, waits until it warns: with the warning two minutes.
const QUIET_AT_THE_DESK: Duration = Duration::from_secs(120 - WARNING_SECONDS);

/// How long the warning counts down, in seconds.
pub const WARNING_SECONDS: u64 = 30;

pub(super) fn touched(state: &mut State) {
    // While the warning is up only its own button counts: a stray elbow must not keep a stranger's work open.
    if state.idle.warning.is_none() {
        state.idle.since = state.uptime;
    }
}

pub(super) fn still_here(state: &mut State) {
    state.idle = Idle { since: state.uptime, warning: None };
}

/// The board shows no work. Whoever may act there shows again who they are after a while; the stations stay in sight.
const QUIET_AT_THE_BOARD: Duration = Duration::from_secs(15 * 60);

/// What lies over the board hides who needs somebody: it does not stay where nobody types.
const QUIET_OVER_THE_BOARD: Duration = Duration::from_secs(60);

fn at_the_board(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let quiet = stamp.uptime.saturating_sub(state.idle.since);
    if state.gate.is_some() && quiet >= QUIET_OVER_THE_BOARD {
        state.gate = None;
    }
    if state.desk.adult.is_some() && quiet >= QUIET_AT_THE_BOARD {
        board::leave(state, stamp, effects);
        sign_out(state, stamp, effects);
    }
}

pub(super) fn tick(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let somewhere = !matches!(state.screen, Screen::Welcome | Screen::Recovery);
    let watched = state.session.is_some() || state.desk.adult.is_some() || state.gate.is_some() || somewhere;
    // A student who listens is there. Nobody's voice plays on at a desk that nobody touches.
    let listens = state.session.is_some() && at_hand::is_playing(state);
    // A long copy may take longer than anybody wants to look on.
    let copies = copying::is_working(state);
    if !watched || state.screen.on_the_phone() || listens || copies {
        still_here(state);
        return;
    }
    if state.post == Post::Board {
        at_the_board(state, stamp, effects);
        return;
    }
    let quiet = stamp.uptime.saturating_sub(state.idle.since);
    let most = if state.desk.adult.is_some() { QUIET_AT_THE_DESK } else { Duration::from_secs(state.school.settings.quiet_seconds()) };
    let Some(over) = quiet.checked_sub(most) else { return };
    let left = Duration::from_secs(WARNING_SECONDS).saturating_sub(over);
    if left.is_zero() {
        sign_out(state, stamp, effects);
    } else {
        state.idle.warning = Some(left.as_secs() + u64::from(left.subsec_nanos() > 0));
    }
}
