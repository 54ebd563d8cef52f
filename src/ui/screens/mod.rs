//! One file for each screen, of the same name as its `.slint`.

use super::app::Dispatch;
use super::generated::AppWindow;
use crate::flow::{Screen, State};

mod after_call;
mod booking;
mod confirmation;
mod journey;
mod phone;
mod practice;
mod ready;
mod recovery;
mod sign_in;
mod welcome;
mod whom;

/// Connects the callbacks of every screen.
pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    welcome::connect(window, dispatch);
    recovery::connect(window, dispatch);
    sign_in::connect(window, dispatch);
    journey::connect(window, dispatch);
    whom::connect(window, dispatch);
    phone::connect(window, dispatch);
    after_call::connect(window, dispatch);
    booking::connect(window, dispatch);
    confirmation::connect(window, dispatch);
    practice::connect(window, dispatch);
    ready::connect(window, dispatch);
}

/// Paints the screen that is shown.
pub(super) fn paint(window: &AppWindow, state: &State) {
    match state.screen {
        Screen::Welcome => welcome::paint(window, state),
        Screen::Recovery => recovery::paint(window, state),
        Screen::Classes | Screen::Names | Screen::PinPad => sign_in::paint(window, state),
        Screen::Journey => journey::paint(window, state),
        Screen::Whom => whom::paint(window, state),
        Screen::Phone => phone::paint(window, state),
        Screen::AfterCall => after_call::paint(window, state),
        Screen::Booking => booking::paint(window, state),
        Screen::Confirmation => confirmation::paint(window, state),
        Screen::Practice => practice::paint(window, state),
        Screen::Ready => ready::paint(window, state),
        _ => {}
    }
}
