//! The standby adult's board: every station at a glance, whoever needs somebody first, and what is asked of them.

use crate::domain::{Life, Moment, RecordId, Taking, Wish};
use crate::flow::effects::board::{Reach, Sight};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::Screen;
use crate::flow::standby::asking::{self, Asks, may_ask, own};
use crate::flow::standby::incident;
use crate::flow::state::board::{BoardPage, Known};
use crate::flow::state::purpose::Purpose;
use crate::flow::state::who::{chosen_station, first_call};
use crate::flow::state::{Post, State};
use std::collections::BTreeSet;
use std::time::Duration;

/// After how long a station that says nothing is called silent.
pub const SILENT: Duration = Duration::from_secs(15);
/// How often the board rings while nobody has said that they are on the way.
const RINGS: Duration = Duration::from_secs(10);
/// The same where no loudspeaker could be heard.
const MUTE_RINGS: Duration = Duration::from_secs(60);
/// Under how many minutes of room for sound a station needs somebody.
const LITTLE_ROOM: u64 = 10;

/// How much a station needs somebody, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Somebody asked for an adult, and nobody is on the way.
    Asked,
    /// A call was ended there to stay safe, and no adult has decided what is to be done about it.
    Unsafe,
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

/// Tells what a station needs.
pub fn need(known: &Known, uptime: Duration) -> Need {
    let beat = &known.beat;
    let seat = beat.seat.as_ref();
    let broken = seat.and_then(|seat| seat.recording.as_ref()).is_some_and(|one| one.taking == Taking::Broken);
    match beat.life {
        _ if beat.calls.iter().any(|call| call.coming.is_none()) => Need::Asked,
        _ if !beat.unsafe_calls.is_empty() => Need::Unsafe,
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

/// What a board can say of all stations in one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// So many wait for an adult.
    Asked(usize),
    /// At so many a call was ended to stay safe.
    Unsafe(usize),
    /// Nobody knows whether somebody waits: the stations can't be seen.
    Unseen,
    /// So many that ran say nothing any more; whoever is there may wait.
    Silent(usize),
    /// None was heard yet.
    Listening,
    /// Nobody waits at any.
    Nobody,
}

/// Gives the worst that is to be said first: nobody is told that nobody waits who can't know it.
pub fn headline(state: &State) -> Headline {
    let needs: Vec<Need> = state.board.stations.values().map(|known| need(known, state.uptime)).collect();
    let count = |wanted: Need| needs.iter().filter(|need| **need == wanted).count();
    match (count(Need::Asked), count(Need::Unsafe), count(Need::Silent)) {
        (0, 0, _) if state.school.has_share() && state.board.reach == Reach::Away => Headline::Unseen,
        (0, 0, 0) if needs.iter().all(|need| matches!(need, Need::Unheard)) => Headline::Listening,
        (0, 0, 0) => Headline::Nobody,
        (0, 0, silent) => Headline::Silent(silent),
        (0, ended, _) => Headline::Unsafe(ended),
        (asked, ..) => Headline::Asked(asked),
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

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Show => {
            if may_ask(state) {
                state.board = BoardPage::default();
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
        Event::SignIn => state.ask_adult(Purpose::LookAfter),
        Event::Ask(station, asks) => {
            match state.board.stations.get(&station).and_then(|known| asking::wish(state, &known.beat, asks)) {
                // What breaks into a student's work is asked about once more.
                Some(wish @ (Wish::EndSession(_) | Wish::NextStudent(_) | Wish::StopRecording(_))) if may_ask(state) => {
                    state.board.sure = Some(wish);
                }
                Some(wish) => asking::ask(state, station, wish, stamp, effects),
                None => {}
            }
        }
        Event::Sure => {
            if let (Some(wish), Some(station)) = (state.board.sure.take(), state.board.chosen.clone()) {
                asking::ask(state, station, wish, stamp, effects);
            }
        }
        Event::NotSure => state.board.sure = None,
    }
}

/// Leaves the board: what was being written there is finished.
pub(in crate::flow) fn leave(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.screen == Screen::Board {
        close(state, stamp, effects);
    }
}

/// Puts the sheet away that is open, and finishes the note that was being written on it; the focus begins anew.
fn close(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    incident::step(state, incident::Event::Done, stamp, effects);
    (state.board.chosen, state.board.call, state.board.sure, state.incident) = (None, None, None, Default::default());
    state.focus_anew();
}

pub(in crate::flow) fn tick(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.screen != Screen::Board {
        return;
    }
    own(state, stamp);
    if state.school.has_share() {
        effects.push(Effect::LookAtBoard);
    }
    asking::give_up(state, stamp, effects);
    ring(state, stamp, effects);
}

/// Only the board's own machine makes a sound: at a station somebody may be on the phone. That a call was ended to stay safe
/// is told by one tone; the tile stays red.
fn ring(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let asked = state.board.stations.values().any(|known| need(known, stamp.uptime) == Need::Asked);
    let ended = state.board.stations.values().map(|known| known.beat.unsafe_calls.len()).sum();
    if std::mem::replace(&mut state.board.ended, ended) < ended && state.post == Post::Board && !asked {
        effects.push(Effect::PlayTone(None));
    }
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
pub(in crate::flow) fn seen(state: &mut State, sight: Sight, stamp: &Stamp, effects: &mut Vec<Effect>) {
    (state.board.reach, state.board.strange) = (sight.reach, sight.strange);
    let first = state.board.stations.is_empty();
    let nobody_asked = chosen_station(state).is_some_and(|known| known.beat.calls.is_empty());
    for beat in sight.beats {
        if state.post == Post::Station && beat.origin == state.school.origin {
            continue;
        }
        let known = state.board.stations.get(&beat.origin);
        // An older file of the same run, or one of a run that is over, is no news, whoever put it there.
        let old = |known: &Known| known.over.contains(&beat.run) || known.beat.run == beat.run && known.beat.number >= beat.number;
        if known.is_some_and(old) {
            continue;
        }
        let fresh = known.is_some() || !first;
        let mut over = known.map_or_else(BTreeSet::new, |known| known.over.clone());
        over.extend(known.map(|known| known.beat.run).filter(|run| *run != beat.run));
        state.board.stations.insert(beat.origin.clone(), Known { beat, at: stamp.uptime, fresh, over });
    }
    // Under a sheet where nobody waited, whoever asks first is answered.
    if nobody_asked {
        state.board.call = chosen_station(state).and_then(|known| first_call(&known.beat)).map(|call| call.call);
    }
    // Nobody says yes to what is over.
    let session = chosen_station(state).and_then(|known| known.beat.seat.as_ref()).map(|seat| seat.session);
    if let Some(Wish::EndSession(asked) | Wish::NextStudent(asked)) = &state.board.sure
        && session != Some(*asked)
    {
        state.board.sure = None;
    }
    asking::hear_what_was_done(state, effects);
    asking::tell_what_is_seen(state, effects);
}
