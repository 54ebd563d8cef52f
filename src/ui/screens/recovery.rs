//! After a power cut: who was at work, at what and when; go on, or look first.

use super::Dispatch;
use crate::content::{short_date, time_of_day};
use crate::flow::sign_in::Event as SignIn;
use crate::flow::{Event, State};
use crate::ui::generated::{AppWindow, RecoveryAdapter, RecoveryView};
use slint::ComponentHandle;

fn view(state: &State) -> RecoveryView {
    let Some(place) = &state.recovery else { return RecoveryView::default() };
    let language = state.look.language;
    let time = if place.at.date_naive() == state.now.date_naive() {
        time_of_day(place.at, language)
    } else {
        format!("{}, {}", short_date(place.at.date_naive(), language), time_of_day(place.at, language))
    };
    RecoveryView { name: place.name.as_str().into(), item: place.screen.key().into(), time: time.into() }
}

pub(super) fn paint(window: &AppWindow, state: &State) {
    window.global::<RecoveryAdapter>().set_view(view(state));
}

pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<RecoveryAdapter>();
    let to = dispatch.clone();
    adapter.on_go_on(move || to.send(Event::SignIn(SignIn::GoOn)));
    let to = dispatch.clone();
    adapter.on_look_first(move || to.send(Event::SignIn(SignIn::LookFirst)));
    let to = dispatch.clone();
    adapter.on_not_me(move || to.send(Event::SignIn(SignIn::NotMe)));
}
