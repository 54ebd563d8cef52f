//! Welcome: what this is, and who can begin.

use crate::content::short_moment;
use crate::domain::Role;
use crate::flow::desk::sharing;
use crate::flow::door::gate;
use crate::flow::state::purpose::Purpose;
use crate::flow::{Event, Screen, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, WelcomeAdapter, WelcomeView};
use crate::ui::wire::wire;
use slint::ComponentHandle;

/// Gives when the station's work was last shared; empty for never.
pub(in crate::ui) fn shared_last(state: &State) -> String {
    state.school.shared_at.map_or(String::new(), |at| {
        let language = state.look.language;
        short_moment(at, language)
    })
}

fn view(state: &State) -> WelcomeView {
    WelcomeView {
        ready: !state.school.students.is_empty(),
        shared: shared_last(state).into(),
        overdue: sharing::overdue_days(state).map_or(0, |days| i32::try_from(days).unwrap_or(i32::MAX)),
        teachers: state.school.adults.iter().any(|adult| adult.role != Role::Standby),
        standby: state.school.adults.iter().any(|adult| adult.role == Role::Standby),
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    window.global::<WelcomeAdapter>().set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<WelcomeAdapter>();
    wire! {
        adapter, dispatch => Event::Go;
        on_start() => Screen::Classes;
    }
    wire! {
        adapter, dispatch => Event::Gate;
        on_teacher() => gate::Event::Open(Purpose::SignIn(Role::Teacher));
        on_standby() => gate::Event::Open(Purpose::SignIn(Role::Standby));
    }
}
