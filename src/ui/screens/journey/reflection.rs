//! The reflection: three prompts.

use crate::domain::InterviewFile;
use crate::flow::journey::reflection::Event as Happens;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, ReflectionAdapter, ReflectionRow};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn view(state: &State, one: &InterviewFile) -> Vec<ReflectionRow> {
    let words = state.content.evaluation(state.look.language);
    let row = |(place, text): (usize, &String)| ReflectionRow { prompt: words.reflection(place + 1).into(), text: text.as_str().into() };
    one.reflection.answers.iter().enumerate().map(row).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<ReflectionAdapter>();
    let Some(one) = state.interview() else { return };
    sync_list!(adapter, get_prompts, set_prompts, view(state, one));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ReflectionAdapter>();
    wire! {
        adapter, dispatch => Event::Reflection;
        on_write(place, text) => Happens::Write(usize::try_from(place).unwrap_or(usize::MAX), text.into());
        on_done() => Happens::Done;
    }
}
