//! Erasing students' records: the card on the desk, and the screen.

use crate::domain::{Because, Student, StudentId};
use crate::flow::desk::erasing::{self, Event as Erasing};
use crate::flow::state::desk::erasing::{ErasingPage, Whose};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, ErasingAdapter, ErasingName, ErasingStep, ErasingView, ErasingWhy};
use crate::ui::models::sync_list;
use crate::ui::screens::journey::versions::station;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn view(state: &State) -> ErasingView {
    let ErasingPage { class, whose, because, typed, working, outcome } = &state.desk.erasing;
    let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let chosen = erasing::chosen(state);
    let outcome_or = outcome.unwrap_or_default();
    ErasingView {
        step: match (outcome, working, whose) {
            (Some(_), _, _) => ErasingStep::Done,
            (None, true, _) => ErasingStep::Working,
            (None, false, Some(_)) => ErasingStep::Sure,
            (None, false, None) if class.is_empty() => ErasingStep::Class,
            (None, false, None) => ErasingStep::Whose,
        },
        class: class.as_str().into(),
        name: match (whose, chosen.first()) {
            (Some(Whose::One(_)), Some(student)) => student.full_name().into(),
            _ => SharedString::default(),
        },
        count: number(chosen.len()),
        why: match because {
            None => ErasingWhy::None,
            Some(Because::Asked) => ErasingWhy::Asked,
            Some(Because::Left) => ErasingWhy::Left,
            Some(Because::TermOver) => ErasingWhy::TermOver,
        },
        word: erasing::word(state).into(),
        typed: typed.as_str().into(),
        can_erase: erasing::can_erase(state),
        erased: number(outcome_or.erased),
        held: number(outcome_or.held),
        later: number(outcome_or.later),
        so_far: number(state.school.erased.students),
        shares: state.school.nightly_at.is_some(),
        told: state.school.erased.told,
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<ErasingAdapter>();
    sync_list!(adapter, get_classes, set_classes, state.school.classes().into_iter().map(SharedString::from).collect());
    let name = |student: &Student| ErasingName { id: student.id.to_string().into(), name: student.tile_name().into() };
    sync_list!(adapter, get_names, set_names, erasing::of_class(state).map(name).collect());
    let here = || SharedString::from(state.school.station.as_str());
    let spoken = |origin: &String| Some(station(origin, state)).filter(|name| !name.is_empty()).map_or_else(here, Into::into);
    sync_list!(adapter, get_waiting, set_waiting, state.school.erased.waiting.iter().map(spoken).collect());
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ErasingAdapter>();
    wire! {
        adapter, dispatch => Event::Erasing;
        on_show() => Erasing::Show;
        on_class(class) => Erasing::Class(class.into());
        on_student(id) => id.parse().ok().map(|id| Erasing::Whose(Whose::One(StudentId(id))));
        on_everybody() => Erasing::Whose(Whose::Class);
        on_typed(text) => Erasing::Typed(text.into());
        on_erase() => Erasing::Erase;
        on_done() => Erasing::Done;
    }
    let to = dispatch.clone();
    adapter.on_why(move |why| {
        let because = match why {
            ErasingWhy::None => return,
            ErasingWhy::Asked => Because::Asked,
            ErasingWhy::Left => Because::Left,
            ErasingWhy::TermOver => Because::TermOver,
        };
        to.send(Event::Erasing(Erasing::Because(because)));
    });
}
