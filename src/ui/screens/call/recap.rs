//! The recap: the highlights to read back, and goodbye.

use crate::flow::call::recap::{Event as Recap, HIGHLIGHTS};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, RecapAdapter};
use crate::ui::models::sync_list;
use crate::ui::screens::call::live;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn view(state: &State) -> Vec<SharedString> {
    let written = state.interview().map_or(&[][..], |one| &one.recap.highlights);
    (0..HIGHLIGHTS).map(|place| written.get(place).map_or(SharedString::default(), Into::into)).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<RecapAdapter>();
    // The pace bar and the safe line belong to both screens of the call.
    live::paint(window, state);
    sync_list!(adapter, get_highlights, set_highlights, view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<RecapAdapter>();
    wire! {
        adapter, dispatch => Event::Recap;
        on_write(place, text) => Recap::Write(usize::try_from(place).unwrap_or(usize::MAX), text.into());
        on_goodbye() => Recap::Goodbye;
    }
}
