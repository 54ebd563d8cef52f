//! The adult's desk: what waits, and one thing open.

use super::{Dispatch, recordings::dated};
use crate::content::short_date;
use crate::domain::{Answer, Rating};
use crate::flow::desk::{self, Event as Desk, Work};
use crate::flow::recordings::Section;
use crate::flow::{Event, State, recordings};
use crate::ui::generated::{AppWindow, DeskAdapter, DeskView, HandedIn, ReviewLine, WaitingRow};
use crate::ui::models::sync_list;
use slint::ComponentHandle;

fn kind(work: Work) -> HandedIn {
    match work {
        Work::Questions => HandedIn::Questions,
        Work::ThankYou => HandedIn::ThankYou,
        Work::Evaluation => HandedIn::Evaluation,
    }
}

/// How many recordings of a section there are, and whose with their days.
fn recorded(state: &State, section: Section) -> (i32, slint::SharedString) {
    let whose = recordings::of(state, section).map(|one| {
        let name = state.school.student(one.take.student).map_or(String::new(), crate::domain::Student::tile_name);
        format!("{name} {}", short_date(one.take.destroy_on, state.look.language))
    });
    let whose: Vec<String> = whose.collect();
    (i32::try_from(whose.len()).unwrap_or(i32::MAX), whose.join(" · ").into())
}

/// Gives the names of those who asked for an adult and were signed in.
fn callers(state: &State) -> String {
    let callers = state.help.iter().flatten().filter_map(|caller| state.school.student(*caller));
    callers.map(crate::domain::Student::tile_name).collect::<Vec<_>>().join(" · ")
}

fn view(state: &State) -> DeskView {
    let (soon, soon_whose) = recorded(state, Section::Soon);
    let (held, held_whose) = recorded(state, Section::Held);
    let mut view = DeskView {
        adult: desk::adult(state).map_or("", |adult| &adult.name).into(),
        reviews: desk::may_review(state),
        help: !state.help.is_empty(),
        help_who: callers(state).into(),
        soon,
        soon_whose,
        held,
        held_whose,
        clock: state.school.last_used.map_or(String::new(), |_| dated(state.now.date_naive(), state.look.language)).into(),
        last_used: state.school.last_used.map_or(String::new(), |day| dated(day, state.look.language)).into(),
        ..DeskView::default()
    };
    if let Some(open) = &state.desk.open {
        view.open = true;
        view.kind = kind(open.waiting.work);
        view.student = state.school.student(open.waiting.student).map_or(String::new(), crate::domain::Student::full_name).into();
        view.remark = open.comment.as_str().into();
        view.can_return = desk::can_return(state);
        let one = open.file.as_ref().and_then(|file| file.interview(open.waiting.interview));
        if let Some(one) = one.filter(|_| open.waiting.work == Work::ThankYou) {
            view.text = one.thank_you.text.as_str().into();
        }
    }
    view
}

fn lines(state: &State) -> Vec<ReviewLine> {
    let Some(open) = &state.desk.open else { return Vec::new() };
    let Some(one) = open.file.as_ref().and_then(|file| file.interview(open.waiting.interview)) else { return Vec::new() };
    let words = state.content.evaluation(state.look.language);
    let line = |text: String| ReviewLine { text: text.into(), comment: Default::default() };
    match open.waiting.work {
        Work::ThankYou => Vec::new(),
        Work::Questions => {
            let question = |question: &crate::domain::Question| ReviewLine {
                text: question.text.as_str().into(),
                comment: question.comment.as_str().into(),
            };
            one.questions.questions.iter().map(question).collect()
        }
        Work::Evaluation => {
            let answers = Answer::ALL.iter().filter_map(|answer| {
                let text = one.evaluation.answers.get(answer).filter(|text| !text.trim().is_empty())?;
                Some(line(format!("{} {text}", words.question(*answer))))
            });
            let ratings = Rating::ALL.iter().filter_map(|rating| {
                let score = one.evaluation.ratings.get(rating)?;
                Some(line(format!("{}: {}/5", words.rating(*rating), score.get())))
            });
            answers.chain(ratings).collect()
        }
    }
}

pub(super) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<DeskAdapter>();
    let row = |waiting: &desk::Waiting| {
        let student = state.school.student(waiting.student);
        WaitingRow {
            name: student.map_or(String::new(), crate::domain::Student::tile_name).into(),
            class: student.map_or("", |student| &student.class).into(),
            kind: kind(waiting.work),
        }
    };
    sync_list!(adapter, get_waiting, set_waiting, state.desk.waiting.iter().map(row).collect());
    sync_list!(adapter, get_lines, set_lines, lines(state));
    adapter.set_view(view(state));
}

pub(super) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<DeskAdapter>();
    let to = dispatch.clone();
    adapter.on_open(move |place| {
        if let Ok(place) = usize::try_from(place) {
            to.send(Event::Desk(Desk::Open(place)));
        }
    });
    let to = dispatch.clone();
    adapter.on_comment(move |place, text| {
        if let Ok(place) = usize::try_from(place) {
            to.send(Event::Desk(Desk::Comment(place, text.into())));
        }
    });
    let to = dispatch.clone();
    adapter.on_remark(move |text| to.send(Event::Desk(Desk::Remark(text.into()))));
    macro_rules! on {
        ($callback:ident, $event:expr) => {{
            let to = dispatch.clone();
            adapter.$callback(move || to.send(Event::Desk($event)));
        }};
    }
    on!(on_close, Desk::Close);
    on!(on_release, Desk::Release);
    on!(on_return_it, Desk::Return);
    on!(on_reopen, Desk::Reopen);
    on!(on_help_answered, Desk::HelpAnswered);
    on!(on_clock_is_right, Desk::ClockIsRight);
    let to = dispatch.clone();
    adapter.on_recordings(move || to.send(Event::Recordings(recordings::Event::Show)));
}
