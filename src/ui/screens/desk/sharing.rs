//! A card of the desk: when the station's work was shared last, and sharing it now.

use crate::flow::desk::sharing::{Event as Sharing, overdue_days};
use crate::flow::effects::sharing::{Ended, Stage};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, SharingAdapter, SharingEnd, SharingStage, SharingView};
use crate::ui::models::sync_list;
use crate::ui::screens::door::welcome::shared_last;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn view(state: &State) -> SharingView {
    let number = |number: u64| i32::try_from(number).unwrap_or(i32::MAX);
    let (stage, station, of) = match state.sharing.stage {
        None => (SharingStage::None, 0, 0),
        Some(Stage::Begun) => (SharingStage::Begun, 0, 0),
        Some(Stage::Publishing) => (SharingStage::Publishing, 0, 0),
        Some(Stage::Reading(station, of)) => (SharingStage::Reading, station, of),
        Some(Stage::Merging) => (SharingStage::Merging, 0, 0),
        Some(Stage::TakingIn) => (SharingStage::TakingIn, 0, 0),
    };
    let outcome = state.sharing.outcome.as_ref();
    let end = match outcome.map(|outcome| outcome.ended) {
        None => SharingEnd::None,
        Some(Ended::Done) => SharingEnd::Done,
        Some(Ended::LeftOut) => SharingEnd::LeftOut,
        Some(Ended::TookBack) => SharingEnd::TookBack,
        Some(Ended::HeldBack) => SharingEnd::HeldBack,
        Some(Ended::Away) => SharingEnd::Away,
        Some(Ended::Silent) => SharingEnd::Silent,
        Some(Ended::Failed) => SharingEnd::Failed,
        Some(Ended::Stopped) => SharingEnd::Stopped,
    };
    SharingView {
        set: state.school.nightly_at.is_some(),
        overdue: overdue_days(state).is_some(),
        last: shared_last(state).into(),
        stage,
        station: number(station.into()),
        of: number(of.into()),
        end,
        stations: outcome.map_or(0, |outcome| number(outcome.stations as u64)),
        news: outcome.map_or(0, |outcome| number(outcome.news)),
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<SharingAdapter>();
    adapter.set_view(view(state));
    let missing: Vec<SharedString> = state.sharing.outcome.iter().flat_map(|outcome| &outcome.missing).map(SharedString::from).collect();
    sync_list!(adapter, get_missing, set_missing, missing);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<SharingAdapter>();
    wire! {
        adapter, dispatch => Event::Sharing;
        on_now() => Sharing::Now;
        on_stop() => Sharing::Stop;
    }
}
