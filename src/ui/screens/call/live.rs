//! The live interview: one question large, notes, marks, and a soft pace.

use crate::content::long_date;
use crate::domain::{Caller, InterviewFile, Live, Medium, Part, QuestionId, Tag};
use crate::flow::call::live::ending::Ending;
use crate::flow::call::live::{self, Event as Happens};
use crate::flow::rules::pace;
use crate::flow::state::call::Leaving;
use crate::flow::state::who;
use crate::flow::{Event, Screen, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, CallWay, ComingRow, ComingState, LengthChoice, LiveAdapter, LiveLeaving, LiveView, PartKind, PartRow,
};
use crate::ui::models::{number, sync_list};
use crate::ui::screens::standby::present::names;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

/// How many of the questions to come stand beside the one at hand; those put aside come on top.
const BESIDE: usize = 4;

fn kind(part: Part) -> PartKind {
    match part {
        Part::Introduction => PartKind::Introduction,
        Part::Questions => PartKind::Questions,
        Part::Recap => PartKind::Recap,
    }
}

fn part(kind: PartKind) -> Part {
    match kind {
        PartKind::Introduction => Part::Introduction,
        PartKind::Questions => Part::Questions,
        PartKind::Recap => Part::Recap,
    }
}

fn key(question: Option<QuestionId>) -> SharedString {
    question.map_or(SharedString::default(), |id| id.to_string().into())
}

/// Gives who calls whom by what means, and the number; by video the link, and the number for when the video fails.
fn way(state: &State, one: &InterviewFile) -> (CallWay, String, String) {
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let (way, written) = match one.interview.booking.as_ref() {
        Some(booking) if booking.medium == Medium::Video => {
            let way = if booking.caller == Caller::Student { CallWay::YouVideo } else { CallWay::TheyVideo };
            return (way, booking.meeting().to_owned(), booking.their_phone().to_owned());
        }
        Some(booking) if booking.caller == Caller::Employee => (CallWay::TheyPhone, booking.student_number.clone()),
        Some(booking) => (CallWay::YouPhone, booking.employee_number.clone()),
        None => (CallWay::YouPhone, String::new()),
    };
    let known = contact.map_or("", |contact| contact.phone.as_str());
    match (way, written.trim().is_empty()) {
        (CallWay::YouPhone, true) if !known.trim().is_empty() => (CallWay::YouPhone, known.to_owned(), String::new()),
        (_, true) => (CallWay::None, String::new(), String::new()),
        _ => (way, written, String::new()),
    }
}

fn view(state: &State, one: &InterviewFile) -> LiveView {
    let language = state.look.language;
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let (way, call, instead) = way(state, one);
    let safe = state.content.phone_script.words(&state.content.phone_script.safe_exit, language);
    let live = one.live.as_ref().filter(|_| pace::going_on(one));
    let current = live.and_then(|live| live.current);
    let questions = &one.questions.questions;
    let place = questions.iter().position(|question| Some(question.id) == current);
    let question = place.and_then(|place| questions.get(place));
    let text_of = |id| questions.iter().find(|question| question.id == id).map(|question| SharedString::from(&question.text));
    LiveView {
        begun: live.is_some(),
        needs_adult: live.is_none() && who::adult_is_asked(state),
        standing_by: names(state).into(),
        contact: contact.map_or("", |contact| contact.name()).into(),
        employer: contact.map_or("", |contact| &contact.employer).into(),
        student: state.session.as_ref().map_or(String::new(), |session| session.file.student.full_name()).into(),
        school: state.school.name.as_str().into(),
        way,
        number: call.into(),
        instead: instead.into(),
        minutes: number(live::minutes(state)),
        other_day: live::other_day(state).map_or(String::new(), |day| long_date(day, language)).into(),
        part: kind(live.map_or(Part::Introduction, |live| live.part)),
        paused: live.is_some_and(|live| live.paused),
        leaving: match state.live.leaving {
            Leaving::No => LiveLeaving::No,
            Leaving::Saying => LiveLeaving::Saying,
            Leaving::HungUp => LiveLeaving::HungUp,
        },
        adding: state.live.adding,
        added: state.live.added.as_str().into(),
        all: state.live.all,
        question_id: key(current),
        question: question.map_or("", |question| &question.text).into(),
        category: question.map_or("", |question| state.content.bank.category_name(&question.category, language)).into(),
        place: number(place.map_or(0, |place| place + 1)),
        count: number(questions.len()),
        first: place.is_none_or(|place| place == 0),
        last: live.is_none_or(|live| pace::coming(questions, live, current).is_none()),
        at_end: state.live.at_end && live.is_none_or(|live| pace::coming(questions, live, current).is_none()),
        passed: number(live.map_or(0, |live| pace::passed(questions, live))),
        note: one.notes.iter().find(|note| note.question == current).map_or("", |note| &note.text).into(),
        noted: live::noted(state).is_some(),
        coming: live.and_then(|live| pace::coming(questions, live, current)).and_then(text_of).unwrap_or_default(),
        free_note: one.notes.iter().find(|note| note.question.is_none()).map_or("", |note| &note.text).into(),
        safe_line: safe.map_or("", |words| &words.say).into(),
        safe_tip: safe.map_or("", |words| &words.tip).into(),
    }
}

fn lengths(state: &State) -> Vec<LengthChoice> {
    let chosen = live::minutes(state);
    let mut lengths = live::LENGTHS.to_vec();
    lengths.push(chosen);
    lengths.sort_unstable();
    lengths.dedup();
    lengths.into_iter().map(|minutes| LengthChoice { minutes: number(minutes), selected: minutes == chosen }).collect()
}

fn parts(live: &Live) -> Vec<PartRow> {
    let row = |part: Part| {
        let (begins, ends) = pace::plan(live, part);
        let left = pace::left(live, part);
        let current = live.part == part;
        #[allow(clippy::cast_precision_loss, reason = "a share of a part, drawn in pixels")]
        let fill = 1.0 - left as f32 / ends.saturating_sub(begins).max(1) as f32;
        PartRow {
            kind: kind(part),
            current,
            past: part < live.part,
            minutes: if left < 60 { 0 } else { number(left.div_ceil(60)) },
            over: current && left == 0,
            fill: if current { fill.clamp(0.0, 1.0) } else { 0.0 },
        }
    };
    [Part::Introduction, Part::Questions, Part::Recap].into_iter().map(row).collect()
}

fn beside(state: &State, one: &InterviewFile, live: &Live) -> Vec<ComingRow> {
    let row = |question: &crate::domain::Question| ComingRow {
        id: key(Some(question.id)),
        text: question.text.as_str().into(),
        state: if live.asked.contains(&question.id) {
            ComingState::Asked
        } else if live.skipped.contains(&question.id) {
            ComingState::Aside
        } else {
            ComingState::Coming
        },
    };
    let questions = &one.questions.questions;
    if state.live.all {
        return questions.iter().map(row).collect();
    }
    let to_come = pace::to_come(questions, live);
    let aside = to_come.iter().filter(|question| live.skipped.contains(&question.id));
    let fresh = to_come.iter().filter(|question| !live.skipped.contains(&question.id)).take(BESIDE);
    fresh.chain(aside).map(|question| row(question)).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<LiveAdapter>();
    let Some(one) = state.interview() else { return };
    sync_list!(adapter, get_lengths, set_lengths, lengths(state));
    let live = one.live.as_ref().filter(|_| pace::going_on(one));
    sync_list!(adapter, get_parts, set_parts, live.map_or(Vec::new(), parts));
    sync_list!(adapter, get_coming, set_coming, live.map_or(Vec::new(), |live| beside(state, one, live)));
    let marked = one.marked();
    let current = live.and_then(|live| live.current);
    let marks = Tag::ALL.into_iter().map(|tag| marked.contains(&(current, tag))).collect();
    sync_list!(adapter, get_marks, set_marks, marks);
    adapter.set_view(view(state, one));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<LiveAdapter>();
    wire! {
        adapter, dispatch => Event::Live;
        on_start() => Happens::Start;
        on_next() => Happens::Next;
        on_to_recap() => Happens::ToRecap;
        on_last() => Happens::Last;
        on_skip() => Happens::Skip;
        on_all() => Happens::All;
        on_adding() => Happens::Adding;
        on_add() => Happens::Add;
        on_pause() => Happens::Pause;
        on_leave() => Happens::Leave;
        on_stay() => Happens::Stay;
        on_hung_up() => Happens::HungUp;
        on_it_counts() => Happens::Ended(Ending::ItCounts);
        on_broke_off() => Happens::Ended(Ending::BrokeOff);
        on_another_time() => Happens::Ended(Ending::AnotherTime);
        on_felt_wrong() => Happens::Ended(Ending::FeltWrong);
        on_nobody_answered() => Happens::Ended(Ending::NobodyAnswered);
        on_length(minutes) => Happens::Minutes(u32::try_from(minutes).unwrap_or(0));
        on_part(kind) => Happens::Part(part(kind));
        on_note(question, text) => Happens::Note(question.parse().ok().map(QuestionId), text.into());
        on_mark(place) => usize::try_from(place).ok().and_then(|place| Tag::ALL.get(place)).map(|tag| Happens::Mark(*tag));
        on_jump(id) => id.parse().ok().map(|id| Happens::Jump(QuestionId(id)));
        on_added(text) => Happens::Added(text.into());
    }
    wire! {
        adapter, dispatch => Event::Go;
        on_not_now() => Screen::Journey;
    }
}
