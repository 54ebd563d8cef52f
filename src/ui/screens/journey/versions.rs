//! Two versions of a text: the student chooses.

use crate::domain::Record;
use crate::flow::journey::versions::{self, Event as Happens, Offer};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, VersionedText, VersionsAdapter, VersionsView};
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn text(record: &Record) -> VersionedText {
    match record {
        Record::Interest(_) => VersionedText::Interest,
        Record::QuestionList(_) => VersionedText::Questions,
        Record::Confirmation(_) => VersionedText::Confirmation,
        Record::Recap(_) => VersionedText::Recap,
        Record::ThankYou(_) => VersionedText::ThankYou,
        Record::Evaluation(_) => VersionedText::Evaluation,
        Record::Reflection(_) => VersionedText::Reflection,
        _ => VersionedText::Note,
    }
}

/// Gives a station's name as it is spoken; nothing where it is this one. An origin is the name in small letters and a number
/// of the installation.
pub(in crate::ui) fn station(origin: &str, state: &State) -> String {
    let name = origin.rsplit_once('-').map_or(origin, |(name, _)| name).replace('-', " ");
    if name.eq_ignore_ascii_case(&state.school.set_up_as.station) {
        return String::new();
    }
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn view(state: &State) -> Option<VersionsView> {
    let offers = versions::offers(state);
    let Offer { stands, lost } = offers.first()?;
    Some(VersionsView {
        text: text(stands),
        stands: stands.words().join("\n\n").into(),
        other: lost.record.words().join("\n\n").into(),
        station: station(&lost.station, state).into(),
        left: i32::try_from(offers.len()).unwrap_or(i32::MAX),
    })
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    if let Some(view) = view(state) {
        window.global::<VersionsAdapter>().set_view(view);
    }
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<VersionsAdapter>();
    wire! {
        adapter, dispatch => Event::Versions;
        on_keep() => Happens::Keep;
        on_use_other() => Happens::UseOther;
    }
}
