//! The adult's desk: what waits, and one thing open.

use crate::content::{short_date_with_year, short_moment, short_moment_from};
use crate::domain::{Answer, Change, OpenCall, OpenConcern, Permission, QuestionVersion, Rating, RecordId, Score, Student};
use crate::flow::desk::work::{self, Event as Desk};
use crate::flow::effects::desk::{Letter, Work, Written};
use crate::flow::journey::evaluation;
use crate::flow::state::desk::DeskPart;
use crate::flow::state::journey::Page;
use crate::flow::state::who;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, ConcernRow, DeskAdapter, DeskPart as ShownPart, DeskView, HandedIn, HelpRow, LetterKind, LetterRow, LettersAdapter,
    LineChange, ReadAdapter, ReadLine, ReviewLine, ReviewVersion,
};
use crate::ui::models::sync_list;
use crate::ui::screens::desk::today;
use crate::ui::screens::standby::present;
use crate::ui::shell::{outcome_of, shown_reason};
use crate::ui::wire::wire;
use slint::ComponentHandle;

/// How many earlier versions of a question list are offered.
const VERSIONS: usize = 5;

fn kind(work: Work) -> HandedIn {
    match work {
        Work::Questions => HandedIn::Questions,
        Work::ThankYou => HandedIn::ThankYou,
        Work::Evaluation => HandedIn::Evaluation,
    }
}

fn view(state: &State) -> DeskView {
    let mut view = DeskView {
        part: match state.desk.part {
            DeskPart::Today => ShownPart::Today,
            DeskPart::Station => ShownPart::Station,
            DeskPart::Menu => ShownPart::Menu,
        },
        adult: who::adult(state).map_or("", |adult| &adult.name).into(),
        reviews: who::may_review(state),
        clock: state.school.last_used.map_or(String::new(), |_| short_date_with_year(state.now.date_naive(), state.look.language)).into(),
        last_used: state.school.last_used.map_or(String::new(), |day| short_date_with_year(day, state.look.language)).into(),
        ..DeskView::default()
    };
    if let Some(open) = &state.desk.open {
        view.open = true;
        view.kind = kind(open.waiting.work);
        view.student = state.school.student(open.waiting.student).map_or(String::new(), Student::full_name).into();
        view.remark = open.comment.as_str().into();
        view.can_return = work::can_return(state);
        view.compares = work::compared(state).is_some();
        let one = open.file.as_ref().and_then(|file| file.interview(open.waiting.interview));
        if let Some(one) = one.filter(|_| open.waiting.work == Work::ThankYou) {
            view.text = one.thank_you.text.as_str().into();
        }
    }
    view
}

fn line(change: Change<'_>) -> ReviewLine {
    let (question, change, before) = match change {
        Change::Same(question) => (question, LineChange::None, ""),
        Change::New(question) => (question, LineChange::New, ""),
        Change::Changed { now, before } => (now, LineChange::Changed, before.text.as_str()),
        Change::Gone(question) => (question, LineChange::Gone, ""),
    };
    ReviewLine { text: question.text.as_str().into(), comment: question.comment.as_str().into(), change, before: before.into() }
}

fn versions(state: &State) -> Vec<ReviewVersion> {
    let compared = work::compared(state).map(|version| version.id);
    let language = state.look.language;
    let version = |version: &QuestionVersion| ReviewVersion {
        id: version.id.to_string().into(),
        at: short_moment(version.at, language).into(),
        selected: compared == Some(version.id),
    };
    // The newest are what a teacher looks for.
    work::versions(state).into_iter().rev().take(VERSIONS).map(version).collect()
}

fn lines(state: &State) -> Vec<ReviewLine> {
    let Some(open) = &state.desk.open else { return Vec::new() };
    let Some(one) = open.file.as_ref().and_then(|file| file.interview(open.waiting.interview)) else { return Vec::new() };
    match open.waiting.work {
        Work::ThankYou => Vec::new(),
        Work::Questions => match work::compared(state) {
            Some(version) => version.changes(&one.questions.questions).into_iter().map(line).collect(),
            None => one.questions.questions.iter().map(|question| line(Change::Same(question))).collect(),
        },
        // It is read as a whole, part by part.
        Work::Evaluation => Vec::new(),
    }
}

/// Gives the calls for an adult that are open. One of another day says its day too.
fn calls(state: &State) -> Vec<HelpRow> {
    let language = state.look.language;
    let row = |open: &OpenCall| {
        let call = &open.call;
        HelpRow {
            name: call.student.and_then(|id| state.school.student(id)).map_or(String::new(), Student::tile_name).into(),
            at: short_moment_from(call.at, state.now.date_naive(), language).into(),
            screen: call.screen.as_str().into(),
            reason: shown_reason(open.reason),
            coming: open.coming.map_or("", |id| state.school.adult_name(id)).into(),
        }
    };
    state.help.iter().map(row).collect()
}

/// Gives the calls that were ended to stay safe, at whichever station.
fn concerns(state: &State) -> Vec<ConcernRow> {
    let language = state.look.language;
    let row = |open: &OpenConcern| {
        let contact = state.school.contact(open.concern.contact).map(|card| &card.contact);
        let with = contact.map_or(Vec::new(), |contact| vec![contact.employee.trim(), contact.employer.trim()]);
        let at = open.concern.at;
        ConcernRow {
            id: open.concern.id.to_string().into(),
            student: open.student.and_then(|id| state.school.student(id)).map_or(String::new(), Student::tile_name).into(),
            contact: with.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ").into(),
            at: short_moment(at, language).into(),
        }
    };
    state.school.concerns.iter().map(row).collect()
}

fn letters_of(state: &State) -> Vec<LetterRow> {
    let language = state.look.language;
    let row = |letter: &Letter| {
        let contact = letter.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
        let to = contact.map_or(Vec::new(), |contact| vec![contact.name().trim(), contact.email.trim()]);
        LetterRow {
            student: state.school.student(letter.student()).map_or(String::new(), Student::tile_name).into(),
            kind: match letter.written {
                Written::Confirmation(_) => LetterKind::Confirmation,
                Written::ThankYou(_) => LetterKind::ThankYou,
            },
            to: to.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ").into(),
            since: letter.since().map_or(String::new(), |at| short_moment(at, language)).into(),
            file: letter.file().into(),
        }
    };
    state.desk.letters.iter().map(row).collect()
}

/// Gives all of the evaluation that is open, in the order in which it was filled in.
fn read(state: &State) -> Vec<ReadLine> {
    let Some(open) = state.desk.open.as_ref().filter(|open| open.waiting.work == Work::Evaluation) else { return Vec::new() };
    let Some(one) = open.file.as_ref().and_then(|file| file.interview(open.waiting.interview)) else { return Vec::new() };
    let (one, words) = (&one.evaluation, state.content.evaluation(state.look.language));
    let wrote = |question: &str, text: &str| ReadLine { question: question.into(), text: text.trim().into(), ..ReadLine::default() };
    let rated =
        |question: &str, score: Option<Score>| ReadLine { score: score.map_or(0, |score| i32::from(score.get())), ..wrote(question, "") };
    let mut lines = Vec::new();
    for page in Page::ALL {
        let mut part: Vec<ReadLine> = match page {
            Page::Ratings => Rating::ALL.iter().map(|rating| rated(words.rating(*rating), one.ratings.get(rating).copied())).collect(),
            Page::Interest => {
                vec![rated(words.interest("before"), one.interest_before), rated(words.interest("after"), one.interest_after)]
            }
            Page::Takeaways => vec![wrote(words.next_question(), one.next.map_or("", |next| words.next(next)))],
            Page::Quotes => {
                let quotes = evaluation::quotes(one).into_iter();
                let quote = |(_, text, permission): (Answer, &str, Permission)| ReadLine {
                    permission: words.permission(permission).into(),
                    told: permission != Permission::No,
                    ..wrote("", text)
                };
                quotes.map(quote).collect()
            }
            _ => Vec::new(),
        };
        part.extend(page.answers().iter().map(|answer| wrote(words.question(*answer), evaluation::answer(one, *answer))));
        if !part.is_empty() {
            lines.push(ReadLine { section: words.page(page.key()).into(), ..ReadLine::default() });
            lines.append(&mut part);
        }
    }
    lines
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<DeskAdapter>();
    today::paint(window, state);
    present::paint(window, state);
    sync_list!(adapter, get_lines, set_lines, lines(state));
    sync_list!(adapter, get_versions, set_versions, versions(state));
    sync_list!(adapter, get_calls, set_calls, calls(state));
    sync_list!(adapter, get_concerns, set_concerns, concerns(state));
    let letters = window.global::<LettersAdapter>();
    sync_list!(letters, get_letters, set_letters, letters_of(state));
    let reading = window.global::<ReadAdapter>();
    sync_list!(reading, get_lines, set_lines, read(state));
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<DeskAdapter>();
    wire! {
        adapter, dispatch => Event::Desk;
        on_compare(id) => Desk::Compare(id.parse().ok().map(RecordId));
        on_comment(place, text) => usize::try_from(place).ok().map(|place| Desk::Comment(place, text.into()));
        on_remark(text) => Desk::Remark(text.into());
        on_concern(id, may_call) => id.parse().ok().map(|id| Desk::Concern(RecordId(id), may_call));
        on_close() => Desk::Close;
        on_release() => Desk::Release;
        on_return_it() => Desk::Return;
        on_reopen() => Desk::Reopen;
        on_clock_is_right() => Desk::ClockIsRight;
        on_help_coming(place) => usize::try_from(place).ok().map(Desk::HelpComing);
        on_help_answered(place, outcome) => usize::try_from(place).ok().map(|place| Desk::HelpAnswered(place, outcome_of(outcome)));
    }
    today::connect(window, dispatch);
    wire! {
        window.global::<LettersAdapter>(), dispatch => Event::Desk;
        on_sent(place) => usize::try_from(place).ok().map(Desk::Sent);
    }
}
