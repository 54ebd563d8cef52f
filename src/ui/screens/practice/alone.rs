//! Practice without a recording.

use crate::content::short_date;
use crate::domain::{Ending, Moment, RecordId, Take};
use crate::flow::practice::listen::Event as Listen;
use crate::flow::practice::rubric::Event as Rubric;
use crate::flow::practice::{self, Event as Practice, booth};
use crate::flow::rules::recording;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, PracticeAdapter, PracticeLine, PracticePart, PracticeView};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn view(state: &State) -> PracticeView {
    let Some(one) = state.interview() else { return PracticeView::default() };
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let (at, count) = (state.practice.at, practice::count(state));
    let question = at.checked_sub(1).filter(|place| *place < count).and_then(|place| one.questions.questions.get(place));
    PracticeView {
        name: contact.map_or("", |contact| contact.name()).into(),
        part: match (at, question) {
            (0, _) => PracticePart::Opening,
            (_, Some(_)) => PracticePart::Question,
            (_, None) => PracticePart::Thanks,
        },
        number: i32::try_from(at).unwrap_or(i32::MAX),
        count: i32::try_from(count).unwrap_or(i32::MAX),
        question: question.map_or("", |question| &question.text).into(),
        with: state.practice.with.as_str().into(),
        first: at == 0,
        last: at > count,
    }
}

fn earlier(state: &State) -> Vec<PracticeLine> {
    let Some(one) = state.interview() else { return Vec::new() };
    let date = |at: Moment| short_date(at.date_naive(), state.look.language).into();
    let mut lines: Vec<(Moment, PracticeLine)> = Vec::new();
    for practice in &one.practices {
        let take = recording::take_of(one, practice.id).filter(|take| shown(take));
        let line = PracticeLine {
            id: practice.id.to_string().into(),
            date: date(practice.at),
            with: practice.with.as_str().into(),
            minutes: i32::try_from(practice.minutes).unwrap_or(i32::MAX),
            held: true,
            take: take.map_or(String::new(), |take| take.id.to_string()).into(),
            taken_back: take.is_some_and(|take| recording::is_taken_back(one, take)),
        };
        lines.push((practice.at, line));
    }
    // A practice that a crash cut short has no line of its own, but what was said in it can be heard.
    for take in one.takes.iter().filter(|take| shown(take) && !one.practices.iter().any(|practice| practice.id == take.practice)) {
        let line = PracticeLine {
            date: date(take.started_at),
            minutes: i32::try_from(take.seconds().div_ceil(60)).unwrap_or(i32::MAX),
            take: take.id.to_string().into(),
            taken_back: recording::is_taken_back(one, take),
            ..PracticeLine::default()
        };
        lines.push((take.started_at, line));
    }
    lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Tells whether a recording is worth a button: one to be heard, cut short by a crash, or taken back, which has a receipt.
fn shown(take: &Take) -> bool {
    take.has_sound() || matches!(take.ending, None | Some(Ending::Withdrawn))
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<PracticeAdapter>();
    sync_list!(adapter, get_earlier, set_earlier, earlier(state));
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<PracticeAdapter>();
    wire! {
        adapter, dispatch => Event::Practice;
        on_with(name) => Practice::With(name.into());
        on_next() => Practice::Next;
        on_last() => Practice::Last;
        on_done() => Practice::Done;
    }
    wire! {
        adapter, dispatch => Event::Rubric;
        on_rating(id) => id.parse().ok().map(|id| Rubric::Open(RecordId(id)));
    }
    wire! {
        adapter, dispatch => Event::Booth;
        on_record() => booth::Event::Open;
    }
    wire! {
        adapter, dispatch => Event::Listen;
        on_listen(id) => id.parse().ok().map(|id| Listen::Open(RecordId(id)));
    }
}
