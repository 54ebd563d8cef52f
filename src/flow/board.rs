//! The standby adult's board: every station at a glance, whoever needs somebody first, and what is asked of them.

use super::duties::{self, Duty};
use super::{Effect, Post, Screen, Stamp, State, beat, gate, incident, orders};
use crate::domain::{Asked, Beat, HelpOutcome, Incident, Life, Moment, Order, Orders, RecordId, Taking, Wish};
use std::collections::BTreeMap;
use std::time::Duration;

/// After how long a station that says nothing is called silent.
pub const SILENT: Duration = Duration::from_secs(15);
/// How long a wish may wait to be heard, before the adult is told to go there.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often the board rings while nobody has said that they are on the way.
const RINGS: Duration = Duration::from_secs(10);
/// The same where no loudspeaker could be heard.
const MUTE_RINGS: Duration = Duration::from_secs(60);
/// Under how many minutes of room for sound a station needs somebody.
const LITTLE_ROOM: u64 = 10;

/// Whether the shared folder can be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// There is none: only this station is known.
    #[default]
    NotSet,
    /// It can.
    Reached,
    /// Not now.
    Away,
    /// It can be read, but not written.
    ReadOnly,
}

/// What is seen on the share at one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Whether it can be reached.
    pub reach: Reach,
    /// What the stations say; those of the last look where it can't be reached.
    pub beats: Vec<Beat>,
    /// Files that are none of this school's stations', by their names.
    pub strange: Vec<String>,
}

/// A station the board knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it said last.
    pub beat: Beat,
    /// When that came, in the running time of this program.
    pub at: Duration,
    /// Whether it said anything new since the board began to look.
    pub fresh: bool,
}

/// How much a station needs somebody, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Somebody asked for an adult, and nobody is on the way.
    Asked,
    /// Somebody asked, and an adult is on the way.
    Coming,
    /// What is typed can't be kept.
    Unsaved,
    /// A recording broke off.
    Broken,
    /// It says nothing any more.
    Silent,
    /// The disk is almost full.
    LittleRoom,
    /// It is paused.
    Paused,
    /// A real call goes on.
    Call,
    /// Somebody works.
    Work,
    /// Nobody is there.
    Free,
    /// The board has only just begun to listen.
    Unheard,
    /// It sleeps.
    Asleep,
    /// It was closed.
    Closed,
}

/// What an adult asked of a station, by its name, and did not get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missed {
    /// It did not hear it.
    Unheard(String),
    /// What it was about was over when it was heard.
    Over(String),
}

/// Something asked of a station, on its way.
#[derive(Clone, Debug)]
struct Sent {
    station: String,
    order: Order,
    at: Duration,
}

/// What a station was told of its calls: which stand here, whether an adult has them before them, and when.
#[derive(Clone, Debug, Default)]
struct Told {
    calls: Vec<RecordId>,
    known: bool,
    at: Duration,
}

/// What the board remembers.
#[derive(Debug, Default)]
pub struct Local {
    /// The stations, by their origin.
    pub stations: BTreeMap<String, Known>,
    /// Whether the share can be reached.
    pub reach: Reach,
    /// Files that are none of this school's.
    pub strange: Vec<String>,
    /// The station whose sheet is open, by its origin.
    pub chosen: Option<String>,
    /// The call that is answered there; none where nobody has said which.
    pub call: Option<RecordId>,
    /// What is asked about once more before it is done.
    pub sure: Option<Wish>,
    /// What was asked last, where it was asked in vain.
    pub missed: Option<Missed>,
    /// Whether it tried to ring and no loudspeaker could be heard.
    pub mute: bool,
    sent: Vec<Sent>,
    /// What each station was told of its calls, by its origin.
    told: BTreeMap<String, Told>,
    rang: Duration,
}

impl Local {
    /// Puts the sheet away that is open; the stations stay.
    pub(super) fn put_away(self) -> Self {
        Self { chosen: None, call: None, sure: None, ..self }
    }
}

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

/// Something done at the board.
#[derive(Clone, Debug)]
pub enum Event {
    /// It is shown.
    Show,
    /// A station's sheet is opened.
    Choose(String),
    /// Another of its calls is answered there.
    Call(RecordId),
    /// It is closed.
    Close,
    /// An adult wants to act, and shows with a PIN who they are.
    SignIn,
    /// Something is asked of a station.
    Ask(String, Asks),
    /// The same, after it was asked about once more.
    Sure,
    /// Not after all.
    NotSure,
}

/// Gives the station whose sheet is open.
pub fn chosen(state: &State) -> Option<&Known> {
    state.board.stations.get(state.board.chosen.as_ref()?).filter(|_| state.screen == Screen::Board)
}

/// Tells whether a station that ran says nothing any more.
pub fn is_silent(known: &Known, uptime: Duration) -> bool {
    known.beat.life == Life::Awake && uptime.saturating_sub(known.at) >= SILENT
}

/// Gives the seconds since a moment of a station's clock, whatever that clock says.
pub fn seconds_since(known: &Known, moment: Moment, uptime: Duration) -> i64 {
    (known.beat.now - moment).num_seconds().max(0).saturating_add(seconds(uptime.saturating_sub(known.at)))
}

/// Gives the seconds left of the call at a station, where it has an end.
pub fn seconds_left(known: &Known, uptime: Duration) -> Option<i64> {
    let line = known.beat.seat.as_ref()?.line.as_ref()?;
    let passed = if line.waits || is_silent(known, uptime) { 0 } else { seconds(uptime.saturating_sub(known.at)) };
    line.left.map(|left| left.saturating_sub(passed))
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}

/// Gives the call for an adult that a tile shows: the first to which nobody is on the way.
pub fn first_call(beat: &Beat) -> Option<&Asked> {
    beat.calls.iter().find(|call| call.coming.is_none()).or(beat.calls.first())
}

/// Gives the call that is answered at the sheet. When it is over no other takes its place by itself, for a finger may still be
/// on what ends it.
pub fn answered_call<'a>(state: &State, beat: &'a Beat) -> Option<&'a Asked> {
    beat.calls.iter().find(|call| state.board.call == Some(call.call))
}

/// Gives a station's name, with its origin where another has the same.
pub fn name(state: &State, beat: &Beat) -> String {
    let mut others = state.board.stations.values().map(|known| &known.beat).filter(|other| other.origin != beat.origin);
    if others.any(|other| other.station == beat.station) { format!("{} ({})", beat.station, beat.origin) } else { beat.station.clone() }
}

/// Tells what a station needs.
pub fn need(known: &Known, uptime: Duration) -> Need {
    let beat = &known.beat;
    let seat = beat.seat.as_ref();
    let broken = seat.and_then(|seat| seat.recording.as_ref()).is_some_and(|one| one.taking == Taking::Broken);
    match beat.life {
        _ if beat.calls.iter().any(|call| call.coming.is_none()) => Need::Asked,
        _ if !beat.calls.is_empty() => Need::Coming,
        Life::Closed => Need::Closed,
        Life::Asleep => Need::Asleep,
        Life::Awake if is_silent(known, uptime) => Need::Silent,
        Life::Awake if beat.unsaved => Need::Unsaved,
        Life::Awake if broken => Need::Broken,
        Life::Awake if beat.minutes.is_some_and(|minutes| minutes < LITTLE_ROOM) => Need::LittleRoom,
        Life::Awake if beat.paused.is_some() => Need::Paused,
        Life::Awake if seat.is_some_and(|seat| seat.line.is_some()) => Need::Call,
        Life::Awake if seat.is_some() => Need::Work,
        Life::Awake if !known.fresh => Need::Unheard,
        Life::Awake => Need::Free,
    }
}

/// Gives the stations, whoever needs somebody first; of two alike whoever asked earlier, then by name.
pub fn sorted(state: &State) -> Vec<(&str, &Known, Need)> {
    let uptime = state.uptime;
    let mut all: Vec<_> = state.board.stations.iter().map(|(origin, known)| (origin.as_str(), known, need(known, uptime))).collect();
    let waits = |known: &Known| known.beat.calls.first().map_or(0, |call| -seconds_since(known, call.since, uptime));
    all.sort_by(|(a, one, need), (b, other, others)| {
        (need, waits(one), &one.beat.station, a).cmp(&(others, waits(other), &other.beat.station, b))
    });
    all
}

/// Tells whether something asked of a station is still on its way.
pub fn is_waiting(state: &State, station: &str) -> bool {
    state.board.sent.iter().any(|sent| sent.station == station)
}

/// Tells whether the adult at hand may ask something of the stations.
pub fn may_ask(state: &State) -> bool {
    duties::at_the_desk(state, Duty::LookAfter).is_some()
}

pub(super) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Show => {
            if may_ask(state) {
                state.board = Local::default();
                state.go(Screen::Board);
                own(state, stamp);
            }
        }
        Event::Choose(station) => {
            // Who taps twice wants it open, not open and closed.
            if state.board.chosen.as_ref() != Some(&station) {
                close(state, stamp, effects);
                state.board.call = state.board.stations.get(&station).and_then(|known| first_call(&known.beat)).map(|call| call.call);
                state.board.chosen = Some(station);
            }
        }
        Event::Call(call) => (state.board.call, state.board.sure) = (Some(call), None),
        Event::Close => close(state, stamp, effects),
        Event::SignIn => gate::step(state, gate::Event::Open(gate::Purpose::LookAfter), stamp, effects),
        Event::Ask(station, asks) => match state.board.stations.get(&station).and_then(|known| wish(state, &known.beat, asks)) {
            // What breaks into a student's work is asked about once more.
            Some(wish @ (Wish::EndSession(_) | Wish::NextStudent(_) | Wish::StopRecording(_))) if may_ask(state) => {
                state.board.sure = Some(wish);
            }
            Some(wish) => ask(state, station, wish, stamp, effects),
            None => {}
        },
        Event::Sure => {
            if let (Some(wish), Some(station)) = (state.board.sure.take(), state.board.chosen.clone()) {
                ask(state, station, wish, stamp, effects);
            }
        }
        Event::NotSure => state.board.sure = None,
    }
}

/// Leaves the board: what was being written there is finished.
pub(super) fn leave(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.screen == Screen::Board {
        close(state, stamp, effects);
    }
}

/// Puts the sheet away that is open, and finishes the note that was being written on it; the focus begins anew.
fn close(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    incident::step(state, incident::Event::Done, stamp, effects);
    (state.board.chosen, state.board.call, state.board.sure, state.incident) = (None, None, None, Default::default());
    state.arrived += 1;
}

/// Names the call, the recording or the session that is seen, so that no later one is meant.
fn wish(state: &State, beat: &Beat, asks: Asks) -> Option<Wish> {
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

fn ask(state: &mut State, station: String, wish: Wish, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(adult) = duties::at_the_desk(state, Duty::LookAfter).map(|adult| adult.id) else { return };
    state.board.missed = None;
    if state.post == Post::Station && station == state.school.origin {
        if !orders::obey(state, adult, &wish, stamp, effects) {
            state.board.missed = Some(Missed::Over(state.school.station.clone()));
        }
        own(state, stamp);
        return;
    }
    let Some(run) = state.board.stations.get(&station).map(|known| known.beat.run) else { return };
    let order = Order { id: stamp.id(19), run, adult, wish };
    state.board.sent.push(Sent { station: station.clone(), order, at: stamp.uptime });
    hand_over(state, &station, effects);
}

/// Sends an incident note to the station it is about.
pub(super) fn send_note(state: &mut State, note: Incident, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let elsewhere = |station: &String| state.post == Post::Board || *station != state.school.origin;
    if let Some(station) = state.board.chosen.clone().filter(elsewhere) {
        ask(state, station, Wish::Note(note), stamp, effects);
    }
}

/// Hands everything a station has not heard yet to the share, and which of its calls stand here.
fn hand_over(state: &State, station: &str, effects: &mut Vec<Effect>) {
    let orders = state.board.sent.iter().filter(|sent| sent.station == station).map(|sent| sent.order.clone()).collect();
    let told = state.board.told.get(station).cloned().unwrap_or_default();
    let known = if told.known { told.calls.clone() } else { Vec::new() };
    let pulse = u64::try_from(state.uptime.as_millis()).unwrap_or(u64::MAX);
    effects.push(Effect::Ask(Orders { station: station.to_owned(), orders, seen: told.calls, known, pulse }));
}

/// How often a station is told that its calls still stand here.
const STILL_HERE: Duration = Duration::from_secs(5);

/// Tells the stations which of their calls stand here. Where it can't be told now, it is told again later.
fn tell_what_is_seen(state: &mut State, effects: &mut Vec<Effect>) {
    if state.board.reach != Reach::Reached {
        state.board.told.clear();
    }
    let elsewhere = |origin: &String| state.post == Post::Board || *origin != state.school.origin;
    let known = may_ask(state) && state.gate.is_none();
    let now = state.uptime;
    let mut news = Vec::new();
    for (origin, station) in state.board.stations.iter().filter(|(origin, _)| elsewhere(origin)) {
        let calls: Vec<RecordId> = station.beat.calls.iter().map(|call| call.call).collect();
        let told = state.board.told.entry(origin.clone()).or_default();
        let old = !calls.is_empty() && (told.known != known || now.saturating_sub(told.at) >= STILL_HERE);
        if told.calls != calls || old {
            *told = Told { calls, known, at: now };
            news.push(origin.clone());
        }
    }
    news.iter().for_each(|origin| hand_over(state, origin, effects));
}

/// This station's own tile needs no share.
fn own(state: &mut State, stamp: &Stamp) {
    if state.post == Post::Station {
        let beat = beat::of(state);
        let known = Known { beat, at: stamp.uptime, fresh: true };
        state.board.stations.insert(state.school.origin.clone(), known);
    }
}

pub(super) fn tick(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.screen != Screen::Board {
        return;
    }
    own(state, stamp);
    if state.school.has_share() {
        effects.push(Effect::LookAtBoard);
    }
    give_up(state, stamp, effects);
    ring(state, stamp, effects);
}

/// What nobody heard for a while is taken back, and the adult is told.
fn give_up(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let late = |sent: &Sent| stamp.uptime.saturating_sub(sent.at) >= PATIENCE;
    let late: Vec<String> = state.board.sent.iter().filter(|sent| late(sent)).map(|sent| sent.station.clone()).collect();
    for station in late {
        state.board.sent.retain(|sent| sent.station != station);
        state.board.missed = Some(Missed::Unheard(known_as(state, &station)));
        hand_over(state, &station, effects);
    }
}

/// Gives the name of a station by its origin.
fn known_as(state: &State, origin: &str) -> String {
    state.board.stations.get(origin).map_or_else(|| origin.to_owned(), |known| name(state, &known.beat))
}

/// Only the board's own machine makes a sound: at a station somebody may be on the phone.
fn ring(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let asked = state.board.stations.values().any(|known| need(known, stamp.uptime) == Need::Asked);
    let again = if state.board.mute { MUTE_RINGS } else { RINGS };
    if state.post == Post::Board && asked && (state.board.rang.is_zero() || stamp.uptime.saturating_sub(state.board.rang) >= again) {
        state.board.rang = stamp.uptime;
        effects.push(Effect::PlayTone(None));
    }
    if !asked {
        (state.board.rang, state.board.mute) = (Duration::ZERO, false);
    }
}

/// Hears what was seen on the share.
pub(super) fn seen(state: &mut State, sight: Sight, stamp: &Stamp, effects: &mut Vec<Effect>) {
    (state.board.reach, state.board.strange) = (sight.reach, sight.strange);
    let first = state.board.stations.is_empty();
    let nobody_asked = chosen(state).is_some_and(|known| known.beat.calls.is_empty());
    for beat in sight.beats {
        if state.post == Post::Station && beat.origin == state.school.origin {
            continue;
        }
        let known = state.board.stations.get(&beat.origin);
        // An older file of the same run is no news, whoever put it there.
        if known.is_some_and(|known| known.beat.run == beat.run && known.beat.number >= beat.number) {
            continue;
        }
        let fresh = known.is_some() || !first;
        state.board.stations.insert(beat.origin.clone(), Known { beat, at: stamp.uptime, fresh });
    }
    // Under a sheet where nobody waited, whoever asks first is answered.
    if nobody_asked {
        state.board.call = chosen(state).and_then(|known| first_call(&known.beat)).map(|call| call.call);
    }
    // Nobody says yes to what is over.
    let session = chosen(state).and_then(|known| known.beat.seat.as_ref()).map(|seat| seat.session);
    if let Some(Wish::EndSession(asked) | Wish::NextStudent(asked)) = &state.board.sure
        && session != Some(*asked)
    {
        state.board.sure = None;
    }
    hear_what_was_done(state, effects);
    tell_what_is_seen(state, effects);
}

/// What a station has heard is not asked of it any more; where it was too late for it, the adult is told.
fn hear_what_was_done(state: &mut State, effects: &mut Vec<Effect>) {
    let mut heard: Vec<(String, bool)> = Vec::new();
    let stations = &state.board.stations;
    state.board.sent.retain(|sent| {
        let told = stations.get(&sent.station).and_then(|known| known.beat.heard.iter().find(|heard| heard.order == sent.order.id));
        heard.extend(told.map(|told| (sent.station.clone(), told.done)));
        told.is_none()
    });
    if let Some((station, _)) = heard.iter().find(|(_, done)| !done) {
        state.board.missed = Some(Missed::Over(known_as(state, station)));
    }
    heard.dedup_by(|one, other| one.0 == other.0);
    heard.iter().for_each(|(station, _)| hand_over(state, station, effects));
}
