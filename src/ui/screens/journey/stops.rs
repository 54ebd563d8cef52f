//! The journey: seven stops, one task.

use crate::content::{long_date, long_moment, long_moment_from, short_date};
use crate::domain::{Campaign, InterviewFile, InterviewId, Review, Stop};
use crate::flow::desk::practice_booking::is_ahead;
use crate::flow::journey::{self, Event as Journey};
use crate::flow::rules::journey::{Task, When};
use crate::flow::state::journey::Moment;
use crate::flow::{Event, Screen, Session, State, rules};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, InterviewTab, JourneyAdapter, JourneyView, MomentKind, StopKind, StopRow, StopStatus, TaskKind};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn kind(stop: Stop) -> StopKind {
    match stop {
        Stop::Interest => StopKind::Interest,
        Stop::Questions => StopKind::Questions,
        Stop::ReachOut => StopKind::ReachOut,
        Stop::Practice => StopKind::Practice,
        Stop::GetReady => StopKind::GetReady,
        Stop::Interview => StopKind::Interview,
        Stop::LookBack => StopKind::LookBack,
    }
}

fn stop(kind: StopKind) -> Stop {
    match kind {
        StopKind::Interest => Stop::Interest,
        StopKind::Questions => Stop::Questions,
        StopKind::ReachOut => Stop::ReachOut,
        StopKind::Practice => Stop::Practice,
        StopKind::GetReady => Stop::GetReady,
        StopKind::Interview => Stop::Interview,
        StopKind::LookBack => Stop::LookBack,
    }
}

fn task_kind(task: Task) -> TaskKind {
    match task {
        Task::ChooseInterests => TaskKind::ChooseInterests,
        Task::Learn => TaskKind::Learn,
        Task::WriteQuestions => TaskKind::WriteQuestions,
        Task::MendQuestions => TaskKind::MendQuestions,
        Task::FindContact => TaskKind::FindContact,
        Task::Phone => TaskKind::Phone,
        Task::Book => TaskKind::Book,
        Task::Practice => TaskKind::Practice,
        Task::Confirm => TaskKind::Confirm,
        Task::CheckReady => TaskKind::CheckReady,
        Task::Interview => TaskKind::Interview,
        Task::GoOnInterview => TaskKind::GoOnInterview,
        Task::ThankYou => TaskKind::ThankYou,
        Task::MendThankYou => TaskKind::MendThankYou,
        Task::SendThankYou => TaskKind::SendThankYou,
        Task::Evaluate => TaskKind::Evaluate,
        Task::NextInterview => TaskKind::NextInterview,
        Task::AllDone => TaskKind::AllDone,
    }
}

fn view(state: &State, session: &Session, one: &InterviewFile) -> JourneyView {
    let task = rules::journey::task(&session.file, one);
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let campaign = state.campaign();
    let stop = rules::journey::next_stop(&session.file, one);
    let when = campaign.zip(stop).map(|(campaign, stop)| rules::journey::when(campaign, one, stop, state.now));
    let (due, late) = match when {
        Some(When::By(day)) => (Some(day), false),
        Some(When::Late(day)) => (Some(day), true),
        Some(When::Now) | None => (None, false),
    };
    let comment = match task {
        Task::MendQuestions => one.questions.questions.iter().map(|question| question.comment.as_str()).find(|comment| !comment.is_empty()),
        Task::MendThankYou => Some(one.thank_you.comment.as_str()),
        Task::Evaluate => Some(one.evaluation.comment.as_str()),
        _ => None,
    };
    let language = state.look.language;
    // A booked call has an hour, and no day by which it is to be done.
    let booked = one.interview.booking.as_ref().filter(|_| task == Task::Interview).map(|booking| booking.starts);
    let today = booked.is_some_and(|at| at.date_naive() == state.now.date_naive());
    let ahead =
        one.interview.booking.as_ref().map_or(String::new(), |booking| long_moment_from(booking.starts, state.now.date_naive(), language));
    let room = one.interview.booking.as_ref().map_or("", |booking| booking.room.as_str());
    let ahead = if room.is_empty() { ahead } else { format!("{ahead} · {room}") };
    let ahead_today = one.interview.booking.as_ref().is_some_and(|booking| booking.starts.date_naive() == state.now.date_naive());
    JourneyView {
        ahead_today,
        task: task_kind(task),
        today,
        at: booked.map_or(String::new(), |at| long_moment_from(at, state.now.date_naive(), language)).into(),
        employer: contact.map_or("", |contact| &contact.employer).into(),
        contact: contact.map_or("", |contact| contact.name()).into(),
        minutes: i32::try_from(campaign.map_or(20, |campaign| campaign.minutes)).unwrap_or(20),
        due: due.map_or(String::new(), |day| long_date(day, language)).into(),
        late,
        now: when == Some(When::Now),
        ahead: ahead.into(),
        done: i32::try_from(session.file.interviews.iter().filter(|one| one.interview.held()).count()).unwrap_or(0),
        owed: i32::try_from(campaign.map_or(1, Campaign::owed)).unwrap_or(1),
        stuck: rules::journey::stuck(&session.file),
        adult_comment: comment.unwrap_or_default().into(),
        moment: match state.journey.moment {
            None => MomentKind::None,
            Some(Moment::Questions) => MomentKind::Questions,
            Some(Moment::FirstCall) => MomentKind::FirstCall,
            Some(Moment::Interview) => MomentKind::Interview,
            Some(Moment::ThankYou) => MomentKind::ThankYou,
        },
        name: session.file.student.first_name.trim().into(),
        teacher: session.file.student.teacher.trim().into(),
        // What comes next among the stops is known with them.
        ..JourneyView::default()
    }
}

fn detail(state: &State, session: &Session, one: &InterviewFile, stop: Stop) -> String {
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    match stop {
        Stop::Interest => {
            let names = session.file.interest.careers.iter().map(|career| state.content.occupations.name(career, state.look.language));
            names.collect::<Vec<_>>().join(" · ")
        }
        Stop::Practice => one.practice_booking.as_ref().filter(|booking| is_ahead(booking, state.now)).map_or(String::new(), |booking| {
            let with = state.school.adult(booking.with).map_or("", |adult| &adult.name);
            format!("{with} · {}", long_moment(booking.starts, state.look.language))
        }),
        Stop::ReachOut => contact.map_or(String::new(), |contact| contact.name().to_owned()),
        // Once it was held, the day it was held on, which may be another than the one that was booked.
        Stop::Interview => {
            let held = if one.interview.held() { one.interview.started_at.or(one.interview.ended_at) } else { None };
            let booked = one.interview.booking.as_ref().map(|booking| booking.starts);
            held.or(booked).map_or(String::new(), |at| {
                let language = state.look.language;
                long_moment(at, language)
            })
        }
        _ => String::new(),
    }
}

fn stops(state: &State, session: &Session, one: &InterviewFile) -> Vec<StopRow> {
    let next = rules::journey::next_stop(&session.file, one);
    let row = |at: Stop| StopRow {
        kind: kind(at),
        status: match (rules::journey::stop_done(&session.file, one, at), next == Some(at)) {
            (true, _) => StopStatus::Done,
            (false, true) => StopStatus::Next,
            (false, false) => StopStatus::Later,
        },
        due: match state.campaign().map(|campaign| rules::journey::when(campaign, one, at, state.now)) {
            Some(When::By(day) | When::Late(day)) => short_date(day, state.look.language),
            Some(When::Now) | None => String::new(),
        }
        .into(),
        now: state.campaign().is_some_and(|campaign| rules::journey::when(campaign, one, at, state.now) == When::Now),
        detail: detail(state, session, one, at).into(),
        count: if at == Stop::Questions { i32::try_from(one.questions.questions.len()).unwrap_or(0) } else { 0 },
        checked: one.questions.review == Review::Released,
        open: journey::reachable(&session.file, one, at),
    };
    Stop::ALL.into_iter().map(row).collect()
}

fn tabs(state: &State, session: &Session) -> Vec<InterviewTab> {
    let tab = |one: &InterviewFile| InterviewTab {
        id: one.interview.id.to_string().into(),
        number: i32::try_from(one.interview.number).unwrap_or(0),
        name: one.interview.contact.and_then(|id| state.school.contact(id)).map_or("", |card| &card.contact.employer).into(),
        selected: one.interview.id == session.current,
    };
    session.file.interviews.iter().map(tab).collect()
}

fn call_backs(state: &State, session: &Session) -> Vec<SharedString> {
    let line = |call: &crate::domain::Call| {
        let day = call.next_on.map_or(String::new(), |day| short_date(day, state.look.language));
        let step = if call.next_step.trim().is_empty() {
            state.content.phone_script.outcome_name(call.outcome, state.look.language).to_owned()
        } else {
            call.next_step.clone()
        };
        SharedString::from(format!("{day} · {} · {step}", call.employer))
    };
    rules::journey::call_backs(&session.file).into_iter().map(line).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<JourneyAdapter>();
    let Some(session) = &state.session else { return };
    let Some(one) = session.interview() else { return };
    let stops = stops(state, session, one);
    let next = stops.iter().position(|row| row.status == StopStatus::Next);
    let view = JourneyView {
        stop: next.and_then(|place| stops.get(place)).map_or(StopKind::Interest, |row| row.kind),
        number: next.and_then(|place| i32::try_from(place + 1).ok()).unwrap_or(0),
        stops_done: i32::try_from(rules::journey::stops_done(&session.file, one)).unwrap_or(0),
        ..view(state, session, one)
    };
    sync_list!(adapter, get_stops, set_stops, stops);
    sync_list!(adapter, get_interviews, set_interviews, tabs(state, session));
    sync_list!(adapter, get_call_backs, set_call_backs, call_backs(state, session));
    adapter.set_view(view);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<JourneyAdapter>();
    wire! {
        adapter, dispatch => Event::Journey;
        on_begin() => Journey::Begin;
        on_open(kind) => Journey::Open(stop(kind));
        on_interview(id) => id.parse().ok().map(|id| Journey::Interview(InterviewId(id)));
    }
    wire! {
        adapter, dispatch => Event::Go;
        on_everything() => Screen::Everything;
    }
}
