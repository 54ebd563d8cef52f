//! The desk's list of what waits.

use crate::content::{long_date, short_date, time_of_day};
use crate::domain::Student;
use crate::flow::desk::class::Row;
use crate::flow::desk::recordings::{self, Section};
use crate::flow::desk::today::{self, Event as Today, Item, Part, SHOWN};
use crate::flow::desk::{self};
use crate::flow::effects::desk::{Waiting, Work};
use crate::flow::state::desk::today::Whose;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, TodayAdapter, TodayKind, TodayRow, TodayView, WhoseAdapter};
use crate::ui::models::{number, sync_list};
use crate::ui::screens::desk::versions;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

/// How many are shown at most: nobody reads further.
const ALL: usize = 200;

fn of_student(row: &Row<'_>, kind: TodayKind) -> TodayRow {
    TodayRow { kind, name: row.student.tile_name().into(), class: row.student.class.as_str().into(), ..TodayRow::default() }
}

fn work(state: &State, waiting: &Waiting) -> TodayRow {
    let student = state.school.student(waiting.student);
    TodayRow {
        kind: match waiting.work {
            Work::Questions => TodayKind::Questions,
            Work::ThankYou => TodayKind::ThankYou,
            Work::Evaluation => TodayKind::Evaluation,
        },
        name: student.map_or(String::new(), Student::tile_name).into(),
        class: student.map_or("", |student| &student.class).into(),
        ..TodayRow::default()
    }
}

/// Whose recordings of a section there are, with their days.
fn whose(state: &State, section: Section) -> SharedString {
    let whose = recordings::of(state, section).map(|one| {
        let name = state.school.student(one.take.student).map_or(String::new(), Student::tile_name);
        format!("{name} {}", short_date(one.take.destroy_on, state.look.language))
    });
    whose.collect::<Vec<_>>().join(" · ").into()
}

fn row(state: &State, item: &Item<'_>) -> TodayRow {
    let language = state.look.language;
    match item {
        Item::Interview(row, at) => TodayRow { at: time_of_day(*at, language).into(), ..of_student(row, TodayKind::Interview) },
        Item::Practice(one) => TodayRow {
            kind: TodayKind::Practice,
            name: state.school.student(one.student).map_or(String::new(), Student::tile_name).into(),
            class: state.school.adult(one.with).map_or("", |adult| &adult.name).into(),
            at: time_of_day(one.starts, language).into(),
            ..TodayRow::default()
        },
        Item::InNeed(row) => TodayRow {
            stuck: row.at.stuck,
            missed: row.at.call_back_missed.map_or(String::new(), |day| short_date(day, language)).into(),
            ..of_student(row, TodayKind::InNeed)
        },
        Item::Work(waiting) => work(state, waiting),
        Item::Versions(count, first) => {
            let of = versions::of(&first.stands, state);
            TodayRow { kind: TodayKind::Versions, count: number(*count), whose: of.into(), ..TodayRow::default() }
        }
        Item::RecordingsDue(count) => {
            TodayRow { kind: TodayKind::RecordingsDue, count: number(*count), whose: whose(state, Section::Soon), ..TodayRow::default() }
        }
        Item::RecordingsHeld(count) => {
            TodayRow { kind: TodayKind::RecordingsHeld, count: number(*count), whose: whose(state, Section::Held), ..TodayRow::default() }
        }
    }
}

pub(super) fn paint(window: &AppWindow, state: &State) {
    paint_whose(window, state);
    let adapter = window.global::<TodayAdapter>();
    let items = today::items(state);
    let shown = if state.desk.today.unfolded { ALL } else { SHOWN };
    let part = |part: Part| {
        let among = items.iter().enumerate().take(shown).filter(|(_, item)| item.part() == part);
        among.map(|(place, item)| TodayRow { place: number(place), ..row(state, item) }).collect()
    };
    sync_list!(adapter, get_needs_you, set_needs_you, part(Part::NeedsYou));
    sync_list!(adapter, get_on_the_phone, set_on_the_phone, part(Part::OnThePhone));
    sync_list!(adapter, get_practice, set_practice, part(Part::Practice));
    sync_list!(adapter, get_to_check, set_to_check, part(Part::ToCheck));
    sync_list!(adapter, get_recordings, set_recordings, part(Part::Recordings));
    adapter.set_view(TodayView {
        date: long_date(state.now.date_naive(), state.look.language).into(),
        reading: state.desk.class.overview.is_none(),
        nothing: items.is_empty(),
        more: number(items.len().min(ALL).saturating_sub(shown)),
    });
}

/// Says whose students are shown, here and among the classes.
pub(super) fn paint_whose(window: &AppWindow, state: &State) {
    let adapter = window.global::<WhoseAdapter>();
    adapter.set_has_own(desk::whose::has_own(state));
    adapter.set_everybody(state.desk.today.whose == Whose::All);
}

pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<TodayAdapter>();
    let whose = window.global::<WhoseAdapter>();
    wire! {
        whose, dispatch => Event::Today;
        on_mine() => Today::Whose(Whose::Mine);
        on_all() => Today::Whose(Whose::All);
    }
    wire! {
        adapter, dispatch => Event::Today;
        on_unfold() => Today::Unfold;
        on_touch(place) => usize::try_from(place).ok().map(Today::Touch);
    }
}
