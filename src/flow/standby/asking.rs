//! What is asked of the stations from the board, until they have heard it, and what they are told of their calls.

use crate::domain::{Beat, HelpOutcome, Incident, Order, Orders, RecordId, Wish};
use crate::flow::effects::board::Reach;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::duties::Duty;
use crate::flow::standby::{beat, orders};
use crate::flow::state::board::{Known, Missed, Sent, Told};
use crate::flow::state::who::{self, answered_call};
use crate::flow::state::{Post, State};
use std::collections::BTreeSet;
use std::time::Duration;

/// How long a wish may wait to be heard, before the adult is told to go there.
const PATIENCE: Duration = Duration::from_secs(15);

/// What an adult wants of a station as it is seen now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// To know that they are on the way.
    Coming,
    /// To know how its call for an adult was answered.
    Answered(HelpOutcome),
    /// To stop the recording.
    StopRecording,
    /// To end the session.
    EndSession,
    /// To end it for the next student.
    NextStudent,
    /// To pause.
    Pause,
    /// To go on.
    GoOn,
}

/// Tells whether something asked of a station is still on its way.
pub fn is_waiting(state: &State, station: &str) -> bool {
    state.board.asking.sent.iter().any(|sent| sent.station == station)
}

/// Names the call, the recording or the session that is seen, so that no later one is meant.
pub(super) fn wish(state: &State, beat: &Beat, asks: Asks) -> Option<Wish> {
    let (seat, call) = (beat.seat.as_ref(), answered_call(state, beat));
    match asks {
        Asks::Coming => call.filter(|call| call.coming.is_none()).map(|call| Wish::Coming(call.call)),
        Asks::Answered(outcome) => call.map(|call| Wish::Answered(call.call, outcome)),
        Asks::StopRecording => seat.and_then(|seat| seat.recording.as_ref()).map(|one| Wish::StopRecording(one.take)),
        Asks::EndSession => seat.map(|seat| Wish::EndSession(seat.session)),
        Asks::NextStudent => seat.map(|seat| Wish::NextStudent(seat.session)),
        Asks::Pause => Some(Wish::Pause),
        Asks::GoOn => Some(Wish::GoOn),
    }
}

pub(super) fn ask(state: &mut State, station: String, wish: Wish, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(adult) = who::at_the_desk(state, Duty::LookAfter).map(|adult| adult.id) else { return };
    state.board.asking.missed = None;
    if state.post == Post::Station && station == state.school.origin {
        if !orders::obey(state, adult, &wish, stamp, effects) {
            state.board.asking.missed = Some(Missed::Over(state.school.station.clone()));
        }
        own(state, stamp);
        return;
    }
    let Some(run) = state.board.stations.get(&station).map(|known| known.beat.run) else { return };
    let order = Order { id: stamp.fresh(), run, adult, wish };
    state.board.asking.sent.push(Sent { station: station.clone(), order, at: stamp.uptime });
    hand_over(state, &station, effects);
}

/// Sends an incident note to the station it is about.
pub(in crate::flow) fn send_note(state: &mut State, note: Incident, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let elsewhere = |station: &String| state.post == Post::Board || *station != state.school.origin;
    if let Some(station) = state.board.chosen.clone().filter(elsewhere) {
        ask(state, station, Wish::Note(note), stamp, effects);
    }
}

/// Hands everything a station has not heard yet to the share, and which of its calls stand here.
fn hand_over(state: &State, station: &str, effects: &mut Vec<Effect>) {
    let orders = state.board.asking.sent.iter().filter(|sent| sent.station == station).map(|sent| sent.order.clone()).collect();
    let told = state.board.asking.told.get(station).cloned().unwrap_or_default();
    let known = if told.known { told.calls.clone() } else { Vec::new() };
    let heard = state.board.stations.get(station).map(|known| (known.beat.run, known.beat.number)).unwrap_or_default();
    effects.push(Effect::Ask(Orders { station: station.to_owned(), orders, seen: told.calls, known, heard }));
}

/// How often a station is told that its calls still stand here.
const STILL_HERE: Duration = Duration::from_secs(3);

/// Tells the stations which of their calls stand here. Where it can't be told now, it is told again later.
pub(super) fn tell_what_is_seen(state: &mut State, effects: &mut Vec<Effect>) {
    match state.board.reach {
        Reach::Reached => {}
        Reach::ReadOnly => state.board.asking.told.clear(),
        Reach::Away | Reach::NotSet => return state.board.asking.told.clear(),
    }
    let elsewhere = |origin: &String| state.post == Post::Board || *origin != state.school.origin;
    let known = may_ask(state) && state.gate.is_none();
    let now = state.uptime;
    let mut news = Vec::new();
    for (origin, station) in state.board.stations.iter().filter(|(origin, _)| elsewhere(origin)) {
        let calls: Vec<RecordId> = station.beat.calls.iter().map(|call| call.call).collect();
        let told = state.board.asking.told.entry(origin.clone()).or_default();
        let old = !calls.is_empty() && (told.known != known || now.saturating_sub(told.at) >= STILL_HERE);
        if told.calls != calls || old {
            *told = Told { calls, known, at: now };
            news.push(origin.clone());
        }
    }
    news.iter().for_each(|origin| hand_over(state, origin, effects));
}

/// What nobody heard for a while is taken back, and the adult is told.
pub(super) fn give_up(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let late = |sent: &Sent| stamp.uptime.saturating_sub(sent.at) >= PATIENCE;
    let late: Vec<String> = state.board.asking.sent.iter().filter(|sent| late(sent)).map(|sent| sent.station.clone()).collect();
    for station in late {
        state.board.asking.sent.retain(|sent| sent.station != station);
        state.board.asking.missed = Some(Missed::Unheard(known_as(state, &station)));
        hand_over(state, &station, effects);
    }
}

/// Gives the name of a station by its origin.
fn known_as(state: &State, origin: &str) -> String {
    state.board.stations.get(origin).map_or_else(|| origin.to_owned(), |known| name(state, &known.beat))
}

/// What a station has heard is not asked of it any more; where it was too late for it, the adult is told.
pub(super) fn hear_what_was_done(state: &mut State, effects: &mut Vec<Effect>) {
    let mut heard: Vec<(String, bool)> = Vec::new();
    let stations = &state.board.stations;
    state.board.asking.sent.retain(|sent| {
        let told = stations.get(&sent.station).and_then(|known| known.beat.heard.iter().find(|heard| heard.order == sent.order.id));
        heard.extend(told.map(|told| (sent.station.clone(), told.done)));
        told.is_none()
    });
    if let Some((station, _)) = heard.iter().find(|(_, done)| !done) {
        state.board.asking.missed = Some(Missed::Over(known_as(state, station)));
    }
    heard.dedup_by(|one, other| one.0 == other.0);
    heard.iter().for_each(|(station, _)| hand_over(state, station, effects));
}

/// Gives a station's name, with its origin where another has the same.
pub fn name(state: &State, beat: &Beat) -> String {
    let mut others = state.board.stations.values().map(|known| &known.beat).filter(|other| other.origin != beat.origin);
    if others.any(|other| other.station == beat.station) { format!("{} ({})", beat.station, beat.origin) } else { beat.station.clone() }
}

/// Tells whether the adult at hand may ask something of the stations.
pub fn may_ask(state: &State) -> bool {
    who::at_the_desk(state, Duty::LookAfter).is_some()
}

/// This station's own tile needs no share.
pub(in crate::flow) fn own(state: &mut State, stamp: &Stamp) {
    if state.post == Post::Station {
        let beat = beat::of(state);
        let known = Known { beat, at: stamp.uptime, fresh: true, over: BTreeSet::new() };
        state.board.stations.insert(state.school.origin.clone(), known);
    }
}
