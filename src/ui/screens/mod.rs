//! One file for each screen, in the room of its story and of the same name as its `.slint`.

mod call;
mod desk;
mod door;
mod journey;
mod practice;
mod standby;

use crate::flow::{Screen, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::AppWindow;

/// Connects the callbacks of every screen.
pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    door::gate::connect(window, dispatch);
    door::welcome::connect(window, dispatch);
    door::recovery::connect(window, dispatch);
    door::sign_in::connect(window, dispatch);
    journey::stops::connect(window, dispatch);
    desk::rail::connect(window, dispatch);
    desk::work::connect(window, dispatch);
    practice::class_mode::connect(window, dispatch);
    desk::sharing::connect(window, dispatch);
    journey::interest::connect(window, dispatch);
    journey::lessons::connect(window, dispatch);
    journey::questions::connect(window, dispatch);
    journey::everything::connect(window, dispatch);
    call::live::connect(window, dispatch);
    call::recap::connect(window, dispatch);
    journey::thank_you::connect(window, dispatch);
    journey::evaluation::connect(window, dispatch);
    journey::reflection::connect(window, dispatch);
    journey::versions::connect(window, dispatch);
    desk::versions::connect(window, dispatch);
    journey::what_next::connect(window, dispatch);
    call::whom::connect(window, dispatch);
    call::phone::connect(window, dispatch);
    call::after_call::connect(window, dispatch);
    call::booking::connect(window, dispatch);
    call::confirmation::connect(window, dispatch);
    practice::alone::connect(window, dispatch);
    practice::booth::connect(window, dispatch);
    practice::take::connect(window, dispatch);
    practice::rubric::connect(window, dispatch);
    practice::listen::connect(window, dispatch);
    practice::mirror::connect(window, dispatch);
    call::ready::connect(window, dispatch);
    desk::recordings::connect(window, dispatch);
    desk::erasing::connect(window, dispatch);
    desk::class::connect(window, dispatch);
    desk::campaign::connect(window, dispatch);
    desk::rooms::connect(window, dispatch);
    standby::present::connect(window, dispatch);
    standby::board::connect(window, dispatch);
    standby::incident::connect(window, dispatch);
    desk::log::connect(window, dispatch);
    desk::contacts::connect(window, dispatch);
    desk::results::connect(window, dispatch);
    desk::practice_booking::connect(window, dispatch);
    desk::settings::connect(window, dispatch);
}

/// Paints the screen that is shown.
pub(super) fn paint(window: &AppWindow, state: &State) {
    standby::incident::paint(window, state);
    desk::settings::forget(window, state);
    desk::rail::paint(window, state);
    match state.screen {
        Screen::Welcome => door::welcome::paint(window, state),
        Screen::Recovery => door::recovery::paint(window, state),
        Screen::Classes | Screen::Names | Screen::PinPad => door::sign_in::paint(window, state),
        Screen::Journey => journey::stops::paint(window, state),
        Screen::Desk => {
            desk::work::paint(window, state);
            practice::class_mode::paint(window, state);
            desk::sharing::paint(window, state);
            desk::erasing::paint(window, state);
            standby::incident::paint_list(window, state);
        }
        Screen::Interest => journey::interest::paint(window, state),
        Screen::Lessons => journey::lessons::paint(window, state),
        Screen::Questions => journey::questions::paint(window, state),
        Screen::Everything => journey::everything::paint(window, state),
        Screen::Live => call::live::paint(window, state),
        Screen::Recap => call::recap::paint(window, state),
        Screen::ThankYou => journey::thank_you::paint(window, state),
        Screen::Evaluation => journey::evaluation::paint(window, state),
        Screen::Reflection => journey::reflection::paint(window, state),
        Screen::Versions => journey::versions::paint(window, state),
        Screen::DeskVersions => desk::versions::paint(window, state),
        Screen::WhatNext => journey::what_next::paint(window, state),
        Screen::Whom => call::whom::paint(window, state),
        Screen::Phone => call::phone::paint(window, state),
        Screen::AfterCall => call::after_call::paint(window, state),
        Screen::Booking => call::booking::paint(window, state),
        Screen::Confirmation => call::confirmation::paint(window, state),
        Screen::Practice => practice::alone::paint(window, state),
        Screen::Booth => practice::booth::paint(window, state),
        Screen::Take => practice::take::paint(window, state),
        Screen::Rubric => practice::rubric::paint(window, state),
        Screen::Listen => {
            practice::mirror::paint(window, state);
            practice::listen::paint(window, state);
        }
        Screen::Ready => call::ready::paint(window, state),
        Screen::Recordings => desk::recordings::paint(window, state),
        Screen::Erasing => desk::erasing::paint(window, state),
        Screen::Class => desk::class::paint(window, state),
        Screen::Results => desk::results::paint(window, state),
        Screen::Contacts => desk::contacts::paint(window, state),
        Screen::Log => desk::log::paint(window, state),
        Screen::Board => standby::board::paint(window, state),
        Screen::Campaign => desk::campaign::paint(window, state),
        Screen::Settings => {
            desk::sharing::paint(window, state);
            desk::settings::paint(window, state);
        }
    }
    door::gate::paint(window, state);
}
