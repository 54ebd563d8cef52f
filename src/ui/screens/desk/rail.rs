//! The rail beside the desk's rooms: where else an adult can go, and where somebody waits.

use crate::flow::desk::log::Event as Log;
use crate::flow::desk::settings::Event as Settings;
use crate::flow::desk::work::Event as Desk;
use crate::flow::desk::{campaign, class, contacts, recordings, results, today};
use crate::flow::rules::duties::Duty;
use crate::flow::standby::board;
use crate::flow::state::desk::DeskPart;
use crate::flow::state::who;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, DeskRoom, RailAdapter};
use crate::ui::models::{number, sync_list};
use crate::ui::wire::wire;
use slint::ComponentHandle;

/// Gives the rooms the adult at the desk may enter, in their order.
fn rooms(state: &State) -> Vec<DeskRoom> {
    if !who::may_review(state) {
        return Vec::new();
    }
    let all = [
        DeskRoom::Today,
        DeskRoom::Classes,
        DeskRoom::Board,
        DeskRoom::Recordings,
        DeskRoom::Contacts,
        DeskRoom::Results,
        DeskRoom::Campaigns,
        DeskRoom::Log,
        DeskRoom::Station,
        DeskRoom::Settings,
    ];
    let may = |room: &DeskRoom| *room != DeskRoom::Log || who::at_the_desk(state, Duty::ReadLog).is_some();
    all.into_iter().filter(may).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<RailAdapter>();
    sync_list!(adapter, get_rooms, set_rooms, rooms(state));
    adapter.set_waiting(number(today::items(state).len()));
    adapter.set_calls(number(state.help.len()));
}

fn shows(room: DeskRoom) -> Event {
    match room {
        DeskRoom::Today => Event::Desk(Desk::Show(DeskPart::Today)),
        DeskRoom::Station => Event::Desk(Desk::Show(DeskPart::Station)),
        DeskRoom::Menu => Event::Desk(Desk::Show(DeskPart::Menu)),
        DeskRoom::Classes => Event::Class(class::Event::Show),
        DeskRoom::Board => Event::Board(board::Event::Show),
        DeskRoom::Recordings => Event::Recordings(recordings::Event::Show),
        DeskRoom::Contacts => Event::Contacts(contacts::Event::Show),
        DeskRoom::Results => Event::Results(results::Event::Show),
        DeskRoom::Campaigns => Event::Campaign(campaign::Event::Show),
        DeskRoom::Log => Event::Log(Log::Show),
        DeskRoom::Settings => Event::Settings(Settings::Show),
    }
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<RailAdapter>();
    wire! {
        adapter, dispatch;
        on_go(room) => shows(room);
    }
}
