//! After a power cut: who was at work, at what and when; go on, or look first.

use crate::content::short_moment_from;
use crate::domain::Moment;
use crate::flow::door::sign_in::Event as SignIn;
use crate::flow::effects::recordings::{Left, Recovery};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, RecoveryAdapter, RecoveryCut, RecoveryView};
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn view(state: &State) -> RecoveryView {
    let Some(Recovery { place, cut }) = &state.recovery else { return RecoveryView::default() };
    let mut view = RecoveryView {
        name: place.name.as_str().into(),
        item: place.screen.key().into(),
        time: when(state, place.at).into(),
        ..RecoveryView::default()
    };
    if let Some(cut) = cut {
        view.began = when(state, cut.began).into();
        let seconds;
        (view.cut, seconds) = match cut.left {
            Left::Sound { readable: 0, .. } | Left::Unreadable => (RecoveryCut::Unreadable, 0),
            Left::Sound { rate, readable, damaged, .. } => {
                let cut = if damaged { RecoveryCut::Part } else { RecoveryCut::Sound };
                (cut, readable.checked_div(u64::from(rate)).unwrap_or(0))
            }
            Left::Nothing => (RecoveryCut::Nothing, 0),
        };
        view.minutes = i32::try_from(seconds / 60).unwrap_or(i32::MAX);
        view.seconds = i32::try_from(seconds % 60).unwrap_or_default();
    }
    view
}

/// The time of day; with its date where it was on another day.
fn when(state: &State, at: Moment) -> String {
    let language = state.look.language;
    short_moment_from(at, state.now.date_naive(), language)
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    window.global::<RecoveryAdapter>().set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<RecoveryAdapter>();
    wire! {
        adapter, dispatch => Event::SignIn;
        on_go_on() => SignIn::GoOn;
        on_look_first() => SignIn::LookFirst;
        on_not_me() => SignIn::NotMe;
    }
}
