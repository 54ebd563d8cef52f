//! A card of the desk: practice without a PIN, for a stated time.

use crate::content::time_of_day;
use crate::domain::Voice;
use crate::flow::practice::booth;
use crate::flow::practice::class_mode::{self, Event as Class};
use crate::flow::state::practice::ClassMode;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, ClassModeAdapter, ClassModeView};
use crate::ui::wire::wire;
use slint::{ComponentHandle, ModelRc};

/// Who opened it and until when, as the desk and the booth show it; empty where it is not open.
pub(super) fn opened(state: &State) -> (String, String) {
    class_mode::now(state).map_or_else(Default::default, |mode| {
        (booth::name(state, &Voice::Adult(mode.by())), time_of_day(mode.until(), state.look.language))
    })
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let (adult, until) = opened(state);
    window.global::<ClassModeAdapter>().set_view(ClassModeView { open: !until.is_empty(), adult: adult.into(), until: until.into() });
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ClassModeAdapter>();
    let choices = ClassMode::MINUTES.map(|minutes| i32::try_from(minutes).unwrap_or_default());
    wire! {
        adapter, dispatch => Event::ClassMode;
        on_open(minutes) => u32::try_from(minutes).ok().map(Class::Open);
        on_end() => Class::End;
    }
    adapter.set_choices(ModelRc::from(choices));
}
