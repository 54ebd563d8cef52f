//! One file for each screen, of the same name as its `.slint`.

mod after_call;
mod board;
mod booking;
mod booth;
mod campaign;
mod class;
mod class_mode;
mod confirmation;
mod contacts;
mod desk;
mod desk_versions;
mod erasing;
mod evaluation;
mod everything;
mod incident;
mod interest;
mod journey;
mod lessons;
mod listen;
mod live;
mod log;
mod mirror;
mod phone;
mod practice;
mod practice_booking;
mod questions;
mod ready;
mod recap;
mod recordings;
mod recovery;
mod reflection;
mod results;
mod rooms;
mod rubric;
mod settings;
mod sharing;
mod sign_in;
mod standby;
mod take;
mod thank_you;
mod today;
mod versions;
mod welcome;
mod what_next;
mod whom;

use crate::flow::{Screen, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::AppWindow;

/// Connects the callbacks of every screen.
pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    welcome::connect(window, dispatch);
    recovery::connect(window, dispatch);
    sign_in::connect(window, dispatch);
    journey::connect(window, dispatch);
    desk::connect(window, dispatch);
    class_mode::connect(window, dispatch);
    sharing::connect(window, dispatch);
    interest::connect(window, dispatch);
    lessons::connect(window, dispatch);
    questions::connect(window, dispatch);
    everything::connect(window, dispatch);
    live::connect(window, dispatch);
    recap::connect(window, dispatch);
    thank_you::connect(window, dispatch);
    evaluation::connect(window, dispatch);
    reflection::connect(window, dispatch);
    versions::connect(window, dispatch);
    desk_versions::connect(window, dispatch);
    what_next::connect(window, dispatch);
    whom::connect(window, dispatch);
    phone::connect(window, dispatch);
    after_call::connect(window, dispatch);
    booking::connect(window, dispatch);
    confirmation::connect(window, dispatch);
    practice::connect(window, dispatch);
    booth::connect(window, dispatch);
    take::connect(window, dispatch);
    rubric::connect(window, dispatch);
    listen::connect(window, dispatch);
    mirror::connect(window, dispatch);
    ready::connect(window, dispatch);
    recordings::connect(window, dispatch);
    erasing::connect(window, dispatch);
    class::connect(window, dispatch);
    campaign::connect(window, dispatch);
    rooms::connect(window, dispatch);
    standby::connect(window, dispatch);
    board::connect(window, dispatch);
    incident::connect(window, dispatch);
    log::connect(window, dispatch);
    contacts::connect(window, dispatch);
    results::connect(window, dispatch);
    practice_booking::connect(window, dispatch);
    settings::connect(window, dispatch);
}

/// Paints the screen that is shown.
pub(super) fn paint(window: &AppWindow, state: &State) {
    incident::paint(window, state);
    settings::forget(window, state);
    match state.screen {
        Screen::Welcome => welcome::paint(window, state),
        Screen::Recovery => recovery::paint(window, state),
        Screen::Classes | Screen::Names | Screen::PinPad => sign_in::paint(window, state),
        Screen::Journey => journey::paint(window, state),
        Screen::Desk => {
            desk::paint(window, state);
            class_mode::paint(window, state);
            sharing::paint(window, state);
            erasing::paint(window, state);
            log::paint(window, state);
            incident::paint_list(window, state);
        }
        Screen::Interest => interest::paint(window, state),
        Screen::Lessons => lessons::paint(window, state),
        Screen::Questions => questions::paint(window, state),
        Screen::Everything => everything::paint(window, state),
        Screen::Live => live::paint(window, state),
        Screen::Recap => recap::paint(window, state),
        Screen::ThankYou => thank_you::paint(window, state),
        Screen::Evaluation => evaluation::paint(window, state),
        Screen::Reflection => reflection::paint(window, state),
        Screen::Versions => versions::paint(window, state),
        Screen::DeskVersions => desk_versions::paint(window, state),
        Screen::WhatNext => what_next::paint(window, state),
        Screen::Whom => whom::paint(window, state),
        Screen::Phone => phone::paint(window, state),
        Screen::AfterCall => after_call::paint(window, state),
        Screen::Booking => booking::paint(window, state),
        Screen::Confirmation => confirmation::paint(window, state),
        Screen::Practice => practice::paint(window, state),
        Screen::Booth => booth::paint(window, state),
        Screen::Take => take::paint(window, state),
        Screen::Rubric => rubric::paint(window, state),
        Screen::Listen => {
            mirror::paint(window, state);
            listen::paint(window, state);
        }
        Screen::Ready => ready::paint(window, state),
        Screen::Recordings => recordings::paint(window, state),
        Screen::Erasing => erasing::paint(window, state),
        Screen::Class => class::paint(window, state),
        Screen::Results => results::paint(window, state),
        Screen::Contacts => contacts::paint(window, state),
        Screen::Log => log::paint(window, state),
        Screen::Board => board::paint(window, state),
        Screen::Campaign => campaign::paint(window, state),
        Screen::Settings => {
            sharing::paint(window, state);
            settings::paint(window, state);
        }
    }
}
