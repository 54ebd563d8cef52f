//! The evaluation: one page at a time.

use crate::content::{EvaluationWords, short_moment};
use crate::domain::{Answer, Evaluation, Next, Permission, Rating, Role, Score, Stop};
use crate::flow::door::gate;
use crate::flow::journey::evaluation::wrote::Wrote;
use crate::flow::journey::evaluation::{self, Event as Happens, Missing};
use crate::flow::state::journey::Page;
use crate::flow::state::purpose::Purpose;
use crate::flow::{Event, Screen, State, rules};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AnswerRow, AppWindow, EmptyRow, EvaluationAdapter, EvaluationPage, EvaluationView, MissingKind, MissingRow, NextRow, PageDot,
    PermissionRow, QuoteRow, RatingRow, Trend, WroteKind, WroteRow,
};
use crate::ui::models::{number, sync_list};
use crate::ui::wire::wire;
use slint::ComponentHandle;

/// The order in which the three permissions are offered.
const PERMISSIONS: [Permission; 3] = [Permission::Yes, Permission::WithoutName, Permission::No];

fn kind(page: Page) -> EvaluationPage {
    match page {
        Page::Learned => EvaluationPage::Learned,
        Page::Fit => EvaluationPage::Fit,
        Page::Changed => EvaluationPage::Changed,
        Page::Contact => EvaluationPage::Contact,
        Page::Ratings => EvaluationPage::Ratings,
        Page::Interest => EvaluationPage::Interest,
        Page::Takeaways => EvaluationPage::Takeaways,
        Page::School => EvaluationPage::School,
        Page::Quotes => EvaluationPage::Quotes,
        Page::HandIn => EvaluationPage::HandIn,
    }
}

fn score(score: Option<Score>) -> i32 {
    score.map_or(0, |score| i32::from(score.get()))
}

fn trend(one: &Evaluation) -> Trend {
    match one.interest_before.zip(one.interest_after) {
        None => Trend::Unknown,
        Some((before, after)) => match after.cmp(&before) {
            std::cmp::Ordering::Greater => Trend::Up,
            std::cmp::Ordering::Equal => Trend::Same,
            std::cmp::Ordering::Less => Trend::Down,
        },
    }
}

/// Names the ratings that are open; where all are, there is nothing to name.
fn unrated(one: &Evaluation, words: &EvaluationWords) -> String {
    let open = evaluation::unrated(one);
    let named = open.len() < Rating::ALL.len();
    open.into_iter().filter(|_| named).map(|rating| words.rating(rating)).collect::<Vec<_>>().join(", ")
}

fn view(state: &State, one: &Evaluation, words: &EvaluationWords) -> EvaluationView {
    let language = state.look.language;
    let page = state.evaluation.page();
    let (low, high) = words.scale();
    let file = state.session.as_ref().map(|session| &session.file);
    let student = file.map(|file| &file.student);
    let done = file.zip(state.interview()).map_or(0, |(file, one)| rules::journey::stops_done(file, one));
    let handed_in = one.handed_in_at.map_or(String::new(), |at| short_moment(at, language));
    EvaluationView {
        page: kind(page),
        place: number(state.evaluation.place),
        count: number(Page::ALL.len()),
        title: words.page(page.key()).into(),
        locked: one.handed_in_at.is_some(),
        name: student.map_or("", |student| student.first_name.trim()).into(),
        teacher: student.map_or("", |student| student.teacher.trim()).into(),
        steps: number(done),
        of: number(Stop::ALL.len()),
        handed_in: handed_in.into(),
        comment: one.comment.as_str().into(),
        can_hand_in: evaluation::missing(one).is_empty(),
        scale_low: low.into(),
        scale_high: high.into(),
        before_question: words.interest("before").into(),
        after_question: words.interest("after").into(),
        interest_low: words.interest("low").into(),
        interest_high: words.interest("high").into(),
        before: score(one.interest_before),
        after: score(one.interest_after),
        trend: trend(one),
        next_question: words.next_question().into(),
        target: state.evaluation.target.as_str().into(),
        wrote: match state.evaluation.wrote {
            None => 0,
            Some(true) => 1,
            Some(false) => 2,
        },
        unrated: unrated(one, words).into(),
        quote_question: words.quote_question().into(),
        teachers: state.school.adults.iter().any(|adult| adult.role != Role::Standby),
    }
}

fn answers(one: &Evaluation, words: &EvaluationWords, page: Page, reasons: bool) -> Vec<AnswerRow> {
    let row = |answer: Answer| AnswerRow {
        key: answer.key().into(),
        question: words.question(answer).into(),
        help: words.help(answer).into(),
        text: one.answers.get(&answer).map_or("", String::as_str).into(),
    };
    page.answers().iter().copied().filter(|answer| (*answer == Answer::WhyNext) == reasons).map(row).collect()
}

fn missing(one: &Evaluation) -> Vec<MissingRow> {
    let kind = |missing| match missing {
        Missing::Ratings => MissingKind::Ratings,
        Missing::Takeaway => MissingKind::Takeaway,
        Missing::InterestAfter => MissingKind::InterestAfter,
        Missing::Next => MissingKind::Next,
    };
    evaluation::missing(one).into_iter().map(|missing| MissingRow { kind: kind(missing) }).collect()
}

fn wrote(state: &State, page: Page) -> Vec<WroteRow> {
    let Some((session, one)) = state.session.as_ref().and_then(|session| Some((session, session.interview()?))) else { return Vec::new() };
    let row = |wrote: Wrote<'_>| {
        let (kind, question, star) = match wrote {
            Wrote::Why(_) => (WroteKind::Why, "", false),
            Wrote::Pay(_) => (WroteKind::Pay, "", false),
            Wrote::Hours(_) => (WroteKind::Hours, "", false),
            Wrote::Schooling(_) => (WroteKind::Schooling, "", false),
            Wrote::Note { question, star, .. } => (WroteKind::Note, question, star),
        };
        WroteRow { kind, question: question.into(), text: wrote.text().into(), star }
    };
    evaluation::wrote::wrote(page, &session.file.interest, one).into_iter().map(row).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<EvaluationAdapter>();
    let Some(one) = state.interview().map(|one| &one.evaluation) else { return };
    let words = state.content.evaluation(state.look.language);
    let page = state.evaluation.page();
    let only = |wanted: Page| page == wanted;
    let dot = |(place, at): (usize, Page)| PageDot {
        title: words.page(at.key()).into(),
        filled: evaluation::filled(one, at),
        current: place == state.evaluation.place,
    };
    sync_list!(adapter, get_pages, set_pages, Page::ALL.into_iter().enumerate().map(dot).collect());
    sync_list!(adapter, get_wrote, set_wrote, wrote(state, page));
    sync_list!(adapter, get_answers, set_answers, answers(one, words, page, false));
    sync_list!(adapter, get_reasons, set_reasons, answers(one, words, page, true));
    let rating = |rating: &Rating| RatingRow {
        key: rating.key().into(),
        label: words.rating(*rating).into(),
        value: score(one.ratings.get(rating).copied()),
    };
    sync_list!(adapter, get_ratings, set_ratings, Rating::ALL.iter().filter(|_| only(Page::Ratings)).map(rating).collect());
    let next = |next: &Next| NextRow { key: next.key().into(), label: words.next(*next).into(), selected: one.next == Some(*next) };
    sync_list!(adapter, get_nexts, set_nexts, Next::ALL.iter().filter(|_| only(Page::Takeaways)).map(next).collect());
    let permission = |one: Permission| PermissionRow { key: one.key().into(), label: words.permission(one).into() };
    sync_list!(adapter, get_permissions, set_permissions, PERMISSIONS.into_iter().map(permission).collect());
    let quotes = evaluation::quotes(one).into_iter().filter(|_| only(Page::Quotes));
    let quote = |(answer, text, permission): (Answer, &str, Permission)| QuoteRow {
        key: answer.key().into(),
        text: text.into(),
        permission: permission.key().into(),
    };
    sync_list!(adapter, get_quotes, set_quotes, quotes.map(quote).collect());
    let open = only(Page::HandIn) && one.handed_in_at.is_none();
    sync_list!(adapter, get_missing, set_missing, if open { missing(one) } else { Vec::new() });
    // The ratings are named among what is missing.
    let optional = |at: Page| !matches!(at, Page::HandIn | Page::Ratings);
    let empty = Page::ALL.into_iter().enumerate().filter(|(_, at)| open && optional(*at) && !evaluation::filled(one, *at));
    let empty = empty.map(|(place, at)| EmptyRow { title: words.page(at.key()).into(), place: number(place) });
    sync_list!(adapter, get_empty, set_empty, empty.collect());
    adapter.set_view(view(state, one, words));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<EvaluationAdapter>();
    wire! {
        adapter, dispatch => Event::Evaluation;
        on_forward() => Happens::Forward;
        on_backward() => Happens::Backward;
        on_hand_in() => Happens::HandIn;
        on_open(place) => Happens::Open(usize::try_from(place).unwrap_or(0));
        on_show_wrote(shown) => Happens::Wrote(shown);
    }
    wire! {
        adapter, dispatch => Event::Gate;
        on_reopen() => gate::Event::Open(Purpose::ReopenEvaluation);
    }
    wire! {
        adapter, dispatch => Event::Go;
        on_journey() => Screen::Journey;
        on_reflect() => Screen::Reflection;
        on_what_next() => Screen::WhatNext;
    }
    // A callback that names something else than what exists is a fault of ours, and changes nothing.
    let score = |value: i32| u8::try_from(value).ok().and_then(|value| Score::try_from(value).ok());
    wire! {
        adapter, dispatch => Event::Evaluation;
        on_write(key, text) => Answer::from_key(&key).map(|answer| Happens::Write(answer, text.into()));
        on_rate(key, value) => Rating::from_key(&key).zip(score(value)).map(|(rating, score)| Happens::Rate(rating, score));
        on_before(value) => score(value).map(Happens::Before);
        on_after(value) => score(value).map(Happens::After);
        on_choose(key) => Next::from_key(&key).map(Happens::Choose);
        on_permit(key, choice) => {
            let permission = Permission::from_key(&choice);
            Answer::from_key(&key).zip(permission).map(|(answer, permission)| Happens::Permit(answer, permission))
        };
    }
    let to = dispatch.clone();
    adapter.on_go_to(move |kind| {
        let missing = match kind {
            MissingKind::Ratings => Missing::Ratings,
            MissingKind::Takeaway => Missing::Takeaway,
            MissingKind::InterestAfter => Missing::InterestAfter,
            MissingKind::Next => Missing::Next,
        };
        to.send(Event::Evaluation(Happens::GoTo(missing)));
    });
}
