//! The practice recordings at the desk: the list, and one at hand.

use crate::content::{short_date, short_date_with_year};
use crate::domain::{RecordId, Student, TakeCopy, Use};
use crate::flow::desk::copying::{self, Event as Copying};
use crate::flow::desk::recordings::{self, Event as Recordings, Section};
use crate::flow::effects::recordings::{CopyFailure, CopyProgress, Recording};
use crate::flow::state::desk::recordings::Task;
use crate::flow::state::who;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, CopyFault, CopyRow, RecordingRow, RecordingTask, RecordingsAdapter, RecordingsView};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn row(state: &State, one: &Recording) -> RecordingRow {
    let language = state.look.language;
    let seconds = one.take.seconds();
    let hold = one.hold.as_ref().map(|hold| (hold, state.school.adult_name(hold.by)));
    RecordingRow {
        id: one.take.id.to_string().into(),
        name: state.school.student(one.take.student).map_or(String::new(), Student::tile_name).into(),
        date: short_date(one.at.date_naive(), language).into(),
        with: one.with.as_str().into(),
        length: if seconds == 0 { String::new() } else { format!("{}:{:02}", seconds / 60, seconds % 60) }.into(),
        until: short_date_with_year(one.take.destroy_on, language).into(),
        teacher: one.uses.contains(&Use::TeacherMayListen),
        withdrawn: one.withdrawn,
        own_rated: one.own_rated,
        rated: !one.rated_by.is_empty(),
        here: one.here,
        held: one.hold.is_some(),
        held_by: hold.map_or("", |(_, name)| name).into(),
        held_on: hold.map_or(String::new(), |(hold, _)| short_date_with_year(hold.at.date_naive(), language)).into(),
        held_why: hold.map_or("", |(hold, _)| &hold.reason).into(),
    }
}

/// Gives the copies of the recording at hand that left the station.
pub(in crate::ui) fn copies(state: &State) -> Vec<CopyRow> {
    let take = who::recording_at_hand(state).map(|one| one.take.id).or(state.listen.take);
    let copies = state.interview().map_or(&[][..], |one| &one.copies).iter().filter(|copy| Some(copy.take) == take);
    let row = |copy: &TakeCopy| CopyRow {
        by: state.school.adult_name(copy.by).into(),
        on: short_date_with_year(copy.at.date_naive(), state.look.language).into(),
        file: copy.file.as_str().into(),
        why: copy.reason.as_str().into(),
    };
    copies.map(row).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<RecordingsAdapter>();
    let rows = |section| recordings::of(state, section).map(|one| row(state, one)).collect();
    sync_list!(adapter, get_soon, set_soon, rows(Section::Soon));
    sync_list!(adapter, get_held, set_held, rows(Section::Held));
    sync_list!(adapter, get_rows, set_rows, rows(Section::Later));
    let at = who::recording_at_hand(state);
    let told = copying::local(state).and_then(|copy| copy.told.as_ref());
    let sticks = copying::local(state).and_then(|copy| copy.sticks.as_ref()).into_iter().flatten();
    sync_list!(adapter, get_sticks, set_sticks, sticks.map(Into::into).collect());
    sync_list!(adapter, get_copies, set_copies, copies(state));
    adapter.set_view(RecordingsView {
        reading: state.desk.recordings.list.is_none(),
        open: at.is_some(),
        at: at.map_or(RecordingRow::default(), |one| row(state, one)),
        task: match recordings::task(state) {
            Task::Look => RecordingTask::Look,
            Task::Hold => RecordingTask::Hold,
            Task::Copy => RecordingTask::Copy,
        },
        reason: state.desk.recordings.open.as_ref().map_or("", |open| &open.reason).into(),
        can_go_on: match recordings::task(state) {
            Task::Copy => copying::can_write(state),
            Task::Look | Task::Hold => recordings::has_reason(state),
        },
        can_listen: recordings::may_listen(state),
        mine: recordings::has_rated(state),
        can_copy: at.is_some_and(copying::may_copy),
        folder: copying::local(state).map_or("", |copy| &copy.folder).into(),
        copied: if let Some(CopyProgress::Working(part)) = told { i32::try_from(*part).unwrap_or(100) } else { -1 },
        file: if let Some(CopyProgress::Done(file)) = told { file.as_str() } else { "" }.into(),
        fault: match told {
            Some(CopyProgress::Failed(CopyFailure::NoFolder)) => CopyFault::NoFolder,
            Some(CopyProgress::Failed(CopyFailure::Ours)) => CopyFault::Ours,
            Some(CopyProgress::Failed(CopyFailure::ReadOnly)) => CopyFault::ReadOnly,
            Some(CopyProgress::Failed(CopyFailure::Full)) => CopyFault::Full,
            Some(CopyProgress::Failed(CopyFailure::Unreadable)) => CopyFault::Unreadable,
            Some(CopyProgress::Failed(CopyFailure::Other)) => CopyFault::Other,
            Some(CopyProgress::Working(_) | CopyProgress::Done(_)) | None => CopyFault::None,
        },
    });
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<RecordingsAdapter>();
    wire! {
        adapter, dispatch => Event::Recordings;
        on_listen() => Recordings::Listen;
        on_rate() => Recordings::Rate;
        on_take_back() => Recordings::TakeBack;
        on_ask_hold() => Recordings::AskHold;
        on_place_hold() => Recordings::PlaceHold;
        on_lift_hold() => Recordings::LiftHold;
        on_reason(text) => Recordings::Reason(text.into());
        on_open(id) => id.parse().ok().map(|id| Recordings::Open(RecordId(id)));
    }
    wire! {
        adapter, dispatch => Event::Copying;
        on_ask_copy() => Copying::Ask;
        on_look_for_sticks() => Copying::Look;
        on_write_copy() => Copying::Write;
        on_folder(text) => Copying::Folder(text.into());
    }
    wire! {
        adapter, dispatch;
        on_done() => Event::Back;
    }
}
