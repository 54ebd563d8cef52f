//! A class at a glance, and one student's page.

use crate::content::short_date;
use crate::domain::{InterviewId, Stage, StudentId};
use crate::flow::desk::class::{self, Event as Class, Row};
use crate::flow::desk::contacts;
use crate::flow::state::desk::class::{Order, Which};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, ClassAdapter, ClassRow, ClassView, DeedRow, ReadableEvaluation, StageKind};
use crate::ui::models::sync_list;
use crate::ui::screens::desk::contacts::tile;
use crate::ui::screens::desk::{log, practice_booking, today};
use crate::ui::screens::journey::everything;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn stage(stage: Stage) -> StageKind {
    match stage {
        Stage::New => StageKind::New,
        Stage::Interest => StageKind::Interest,
        Stage::Questions => StageKind::Questions,
        Stage::ReachOut => StageKind::ReachOut,
        Stage::Practice => StageKind::Practice,
        Stage::GetReady => StageKind::GetReady,
        Stage::Interview => StageKind::Interview,
        Stage::LookBack => StageKind::LookBack,
        Stage::Done => StageKind::Done,
    }
}

fn row(state: &State, one: &Row<'_>) -> ClassRow {
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    ClassRow {
        id: one.student.id.to_string().into(),
        name: one.student.full_name().into(),
        class: one.student.class.as_str().into(),
        teacher: one.student.teacher.as_str().into(),
        stage: stage(one.at.stage),
        held: number(one.at.held),
        owed: number(one.at.owed),
        stuck: one.at.stuck,
        missed: one.at.call_back_missed.map_or(String::new(), |day| short_date(day, state.look.language)).into(),
        waits: one.waits,
        left: one.student.left_on.map_or(String::new(), |day| short_date(day, state.look.language)).into(),
    }
}

/// Gives the evaluations on the student's page that were handed in.
fn evaluations(state: &State) -> Vec<ReadableEvaluation> {
    let interviews = class::page(state).into_iter().flat_map(|file| &file.interviews);
    let handed_in = interviews.filter(|one| one.evaluation.handed_in_at.is_some());
    handed_in
        .map(|one| ReadableEvaluation {
            id: one.interview.id.to_string().into(),
            number: i32::try_from(one.interview.number).unwrap_or(0),
            employer: one.interview.contact.and_then(|id| state.school.contact(id)).map_or("", |card| &card.contact.employer).into(),
        })
        .collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<ClassAdapter>();
    let local = &state.desk.class;
    sync_list!(adapter, get_classes, set_classes, state.school.classes().into_iter().map(SharedString::from).collect());
    let listed = if local.open.is_none() { class::rows(state) } else { Vec::new() };
    sync_list!(adapter, get_rows, set_rows, listed.iter().map(|one| row(state, one)).collect());
    adapter.set_view(ClassView {
        reading: local.overview.is_none(),
        open: local.open.is_some(),
        at: class::at(state).map_or(ClassRow::default(), |one| row(state, &one)),
        class: match &local.which {
            Which::InNeed => "",
            Which::Class(class) => class,
        }
        .into(),
        by_name: local.order == Order::Name,
    });
    today::paint_whose(window, state);
    sync_list!(adapter, get_evaluations, set_evaluations, evaluations(state));
    sync_list!(adapter, get_suggested, set_suggested, contacts::for_page(state).into_iter().map(|card| tile(state, card)).collect());
    let audits = class::page(state).into_iter().flat_map(|file| file.audits.iter().rev());
    let deeds = audits.map(|audit| DeedRow { student: SharedString::default(), ..log::row(state, audit, "") });
    sync_list!(adapter, get_deeds, set_deeds, deeds.collect());
    practice_booking::paint(window, state);
    everything::paint(window, state);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ClassAdapter>();
    wire! {
        adapter, dispatch => Event::Class;
        on_in_need() => Class::List(Which::InNeed);
        on_by_need() => Class::Order(Order::Need);
        on_by_name() => Class::Order(Order::Name);
        on_class(class) => Class::List(Which::Class(class.into()));
        on_read(id) => id.parse().ok().map(|id| Class::Read(InterviewId(id)));
        on_open(id) => id.parse().ok().map(|id| Class::Open(StudentId(id)));
    }
}
