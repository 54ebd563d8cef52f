//! Standing by, at the desk and before a live interview.

use crate::content::time_of_day;
use crate::flow::standby::{self, Event as Standing};
use crate::flow::state::who;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, StandByAdapter};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

/// Names who stands by now, with the time until when: "Mrs. Nakamura (11:30 AM)".
pub(in crate::ui) fn names(state: &State) -> String {
    let name = |(adult, until): (&crate::domain::Adult, _)| format!("{} ({})", adult.name, time_of_day(until, state.look.language));
    who::present(state).into_iter().map(name).collect::<Vec<_>>().join(" · ")
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<StandByAdapter>();
    adapter.set_until(who::stands_by_until(state).map_or(String::new(), |until| time_of_day(until, state.look.language)).into());
    sync_list!(adapter, get_periods, set_periods, standby::PERIODS.iter().map(|minutes| i32::try_from(*minutes).unwrap_or(0)).collect());
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<StandByAdapter>();
    wire! {
        adapter, dispatch => Event::StandBy;
        on_stay(minutes) => Standing::Stay(u32::try_from(minutes).unwrap_or(0));
        on_leave() => Standing::Leave;
        on_adult_is_here() => Standing::AdultIsHere;
        on_without() => Standing::Without;
    }
}
