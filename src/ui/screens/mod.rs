//! One file for each screen, of the same name as its `.slint`.

use super::app::Dispatch;
use super::generated::AppWindow;
use crate::flow::{Screen, State};

mod desk;
mod everything;
mod interest;
mod journey;
mod lessons;
mod questions;
mod recovery;
mod sign_in;
mod welcome;

/// Connects the callbacks of every screen.
pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    welcome::connect(window, dispatch);
    recovery::connect(window, dispatch);
    sign_in::connect(window, dispatch);
    journey::connect(window, dispatch);
    desk::connect(window, dispatch);
    interest::connect(window, dispatch);
    lessons::connect(window, dispatch);
    questions::connect(window, dispatch);
    everything::connect(window, dispatch);
}

/// Paints the screen that is shown.
pub(super) fn paint(window: &AppWindow, state: &State) {
    match state.screen {
        Screen::Welcome => welcome::paint(window, state),
        Screen::Recovery => recovery::paint(window, state),
        Screen::Classes | Screen::Names | Screen::PinPad => sign_in::paint(window, state),
        Screen::Journey => journey::paint(window, state),
        Screen::Desk => desk::paint(window, state),
        Screen::Interest => interest::paint(window, state),
        Screen::Lessons => lessons::paint(window, state),
        Screen::Questions => questions::paint(window, state),
        Screen::Everything => everything::paint(window, state),
        _ => {}
    }
}
