//! The standby adult's board.

use crate::content::short_moment_from;
use crate::domain::{Asked, Beat, Language, Moment, OnPhone, RecordId, Taking, Wish};
use crate::flow::effects::board::Reach;
use crate::flow::standby::asking::{self, Asks};
use crate::flow::standby::board::{self, Event as Board, Headline, Need};
use crate::flow::state::board::{Known, Missed};
use crate::flow::state::who;
use crate::flow::{Event, Post, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, BoardAdapter, BoardHeadline, BoardNeed, BoardReach, BoardSound, BoardSure, BoardTile, BoardView, BoardWish,
};
use crate::ui::models::{number, sync_list};
use crate::ui::shell::{outcome_of, shown_reason};
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn need(need: Need) -> BoardNeed {
    match need {
        Need::Asked => BoardNeed::Asked,
        Need::Unsafe => BoardNeed::Unsafe,
        Need::Coming => BoardNeed::Coming,
        Need::Unsaved => BoardNeed::Unsaved,
        Need::Broken => BoardNeed::Broken,
        Need::Silent => BoardNeed::Silent,
        Need::LittleRoom => BoardNeed::LittleRoom,
        Need::Paused => BoardNeed::Paused,
        Need::Call => BoardNeed::Call,
        Need::Work => BoardNeed::Work,
        Need::Free => BoardNeed::Free,
        Need::Unheard => BoardNeed::Unheard,
        Need::Asleep => BoardNeed::Asleep,
        Need::Closed => BoardNeed::Closed,
    }
}

/// Gives the branch of the phone script in which a call is; nothing in an interview.
fn branch(state: &State, line: Option<&OnPhone>) -> SharedString {
    let script = &state.content.phone_script;
    let step = line.and_then(|line| script.step(line.step.as_ref()?));
    step.map_or("", |step| script.branch_name(step.branch, state.look.language)).into()
}

/// Gives when something was, by the station's own clock; one of another day says its day too.
fn when(at: Option<Moment>, beat: &Beat, language: Language) -> SharedString {
    at.map_or(SharedString::new(), |at| short_moment_from(at, beat.now.date_naive(), language).into())
}

/// Gives a tile with a call for an adult at its station.
fn about(state: &State, known: &Known, call: &Asked, tile: BoardTile) -> BoardTile {
    BoardTile {
        asked: true,
        call_id: call.call.to_string().into(),
        asker: call.name.as_str().into(),
        since: number(board::seconds_since(known, call.since, state.uptime) / 60),
        asked_at: call.screen.as_str().into(),
        asked_branch: branch(state, call.line.as_ref()),
        asked_call: call.line.as_ref().map_or(0, |line| number(line.number)),
        // Whoever walks past the board need not read it.
        reason: shown_reason(call.reason.filter(|_| who::adult(state).is_some())),
        coming: call.coming.as_deref().unwrap_or_default().into(),
        ..tile
    }
}

/// Gives a station at a glance, with the call for an adult that is shown of it.
fn tile(state: &State, origin: &str, known: &Known, needed: Need, call: Option<&Asked>) -> BoardTile {
    let (beat, language) = (&known.beat, state.look.language);
    let seat = beat.seat.as_ref();
    let line = seat.and_then(|seat| seat.line.as_ref());
    let left = board::seconds_left(known, state.uptime);
    let recording = seat.and_then(|seat| seat.recording.as_ref());
    let tile = BoardTile {
        origin: origin.into(),
        station: asking::name(state, beat).into(),
        need: need(needed),
        name: seat.map_or("", |seat| &seat.name).into(),
        screen: seat.map_or("", |seat| &seat.screen).into(),
        branch: branch(state, line),
        call: line.map_or(0, |line| number(line.number)),
        timed: left.is_some(),
        minutes: left.map_or(0, |left| number((left.abs() + 59) / 60)),
        over: left.is_some_and(|left| left < 0),
        waits: line.is_some_and(|line| line.waits),
        calls: number(beat.calls.len()),
        sound: recording.map_or(BoardSound::None, |one| match one.taking {
            Taking::Alive => BoardSound::Alive,
            Taking::Silent => BoardSound::Silent,
            Taking::Paused => BoardSound::Paused,
            Taking::Broken => BoardSound::Broken,
        }),
        agreed: recording.map_or(String::new(), |one| one.agreed.join(", ")).into(),
        room: beat.minutes.map_or(-1, number),
        saved: when(beat.saved_at, beat, language),
        shared: when(beat.shared_at, beat, language),
        standing: beat.standing_by.join(", ").into(),
        paused_by: beat
            .paused
            .as_ref()
            .map_or(String::new(), |pause| if pause.adult.is_empty() { "–".to_owned() } else { pause.adult.clone() })
            .into(),
        unsafe_at: when(beat.unsafe_calls.first().copied(), beat, language),
        silent: board::is_silent(known, state.uptime),
        silent_for: number(state.uptime.saturating_sub(known.at).as_secs()),
        selected: state.board.chosen.as_deref() == Some(origin),
        waiting: asking::is_waiting(state, origin),
        ..BoardTile::default()
    };
    match call {
        Some(call) => about(state, known, call, tile),
        None => tile,
    }
}

/// Gives the calls of the chosen station, where somebody has to say which is answered.
fn calls(state: &State) -> Vec<BoardTile> {
    let Some(known) = who::chosen_station(state) else { return Vec::new() };
    let shown = who::answered_call(state, &known.beat).map(|call| call.call);
    if shown.is_some() && known.beat.calls.len() == 1 {
        return Vec::new();
    }
    let row = |call: &Asked| BoardTile { selected: shown == Some(call.call), ..about(state, known, call, BoardTile::default()) };
    known.beat.calls.iter().map(row).collect()
}

/// Names the first of them, and counts the rest.
fn strange(names: &[String]) -> String {
    let (first, rest) = names.split_at_checked(3).unwrap_or((names, &[]));
    if rest.is_empty() { first.join(", ") } else { format!("{} … (+{})", first.join(", "), rest.len()) }
}

fn view(state: &State) -> BoardView {
    let (headline, many) = match board::headline(state) {
        Headline::Asked(many) => (BoardHeadline::Asked, many),
        Headline::Unsafe(many) => (BoardHeadline::Unsafe, many),
        Headline::Silent(many) => (BoardHeadline::Silent, many),
        Headline::Unseen => (BoardHeadline::Unseen, 0),
        Headline::Listening => (BoardHeadline::Listening, 0),
        Headline::Nobody => (BoardHeadline::Nobody, 0),
    };
    let (unheard, late) = match &state.board.asking.missed {
        None => ("", ""),
        Some(Missed::Unheard(station)) => (station.as_str(), ""),
        Some(Missed::Over(station)) => ("", station.as_str()),
    };
    BoardView {
        adult: who::adult(state).map_or("", |adult| &adult.name).into(),
        reach: match state.board.reach {
            _ if !state.school.has_share() => BoardReach::NotSet,
            Reach::Away => BoardReach::Away,
            Reach::ReadOnly => BoardReach::ReadOnly,
            Reach::Reached | Reach::NotSet => BoardReach::Reached,
        },
        apart: state.post == Post::Board,
        headline,
        many: number(many),
        strange: strange(&state.board.strange).into(),
        unheard: unheard.into(),
        late: late.into(),
        mute: state.board.mute,
        open: who::chosen_station(state).is_some(),
        sure: match state.board.sure {
            Some(Wish::StopRecording(_)) => BoardSure::StopRecording,
            Some(Wish::EndSession(_)) => BoardSure::EndSession,
            Some(Wish::NextStudent(_)) => BoardSure::NextStudent,
            _ => BoardSure::No,
        },
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<BoardAdapter>();
    let tiles: Vec<BoardTile> = board::sorted(state)
        .into_iter()
        .map(|(origin, known, need)| tile(state, origin, known, need, who::first_call(&known.beat)))
        .collect();
    if let (Some(known), Some(origin)) = (who::chosen_station(state), &state.board.chosen) {
        let call = who::answered_call(state, &known.beat);
        adapter.set_chosen(tile(state, origin, known, board::need(known, state.uptime), call));
    }
    sync_list!(adapter, get_tiles, set_tiles, tiles);
    sync_list!(adapter, get_calls, set_calls, calls(state));
    adapter.set_view(view(state));
}

fn asks(shown: BoardWish) -> Asks {
    match shown {
        BoardWish::Coming => Asks::Coming,
        BoardWish::StopRecording => Asks::StopRecording,
        BoardWish::EndSession => Asks::EndSession,
        BoardWish::NextStudent => Asks::NextStudent,
        BoardWish::Pause => Asks::Pause,
        BoardWish::GoOn => Asks::GoOn,
    }
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<BoardAdapter>();
    // The made-up rows are for the preview alone.
    adapter.set_tiles(slint::ModelRc::default());
    wire! {
        adapter, dispatch => Event::Board;
        on_show() => Board::Show;
        on_close() => Board::Close;
        on_sign_in() => Board::SignIn;
        on_sure() => Board::Sure;
        on_not_sure() => Board::NotSure;
        on_choose(origin) => Board::Choose(origin.into());
        on_call(call) => call.parse().ok().map(|call| Board::Call(RecordId(call)));
        on_ask(origin, shown) => Board::Ask(origin.into(), asks(shown));
        on_answered(origin, outcome) => Board::Ask(origin.into(), Asks::Answered(outcome_of(outcome)));
    }
}
