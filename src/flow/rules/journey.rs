//! Where an interview stands: what is done, what comes next, and when it is due.

use crate::domain::{Call, Campaign, Day, InterviewFile, Moment, Outcome, Review, Stop, StudentFile, add_days};
use crate::flow::rules::Screen;

/// After how many failed calls a student counts as stuck.
pub const STUCK_AFTER: usize = 3;

/// The one thing to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Fill in the interest card.
    ChooseInterests,
    /// Read the lessons.
    Learn,
    /// Write the questions.
    WriteQuestions,
    /// Look at what the teacher said about them.
    MendQuestions,
    /// Choose whom to ask.
    FindContact,
    /// Phone them.
    Phone,
    /// Write the booked time down.
    Book,
    /// Practice.
    Practice,
    /// Send the confirmation.
    Confirm,
    /// Check that all is ready.
    CheckReady,
    /// Hold the interview.
    Interview,
    /// Go back into an interview that has begun.
    GoOnInterview,
    /// Write the thank-you note.
    ThankYou,
    /// Look at what the teacher said about it.
    MendThankYou,
    /// Put the note, which a teacher released, into the outbox.
    SendThankYou,
    /// Evaluate.
    Evaluate,
    /// Take up the next interview.
    NextInterview,
    /// All is done.
    AllDone,
}

/// Tells whether a stop is done for an interview.
pub fn stop_done(file: &StudentFile, one: &InterviewFile, stop: Stop) -> bool {
    match stop {
        Stop::Interest => file.interest.done,
        // Once the interview was held, its questions were asked: nothing about the list is left to do.
        Stop::Questions => matches!(one.questions.review, Review::HandedIn | Review::Released) || one.interview.held(),
        Stop::ReachOut => one.interview.booking.is_some() || one.interview.held(),
        Stop::Practice => !one.practices.is_empty() || one.readiness.passed_at.is_some() || one.interview.held(),
        Stop::GetReady => one.readiness.passed_at.is_some() || one.interview.held(),
        Stop::Interview => one.interview.held(),
        Stop::LookBack => finished(one),
    }
}

/// Gives how many of the stops are done for an interview.
pub fn stops_done(file: &StudentFile, one: &InterviewFile) -> usize {
    Stop::ALL.into_iter().filter(|stop| stop_done(file, one, *stop)).count()
}

/// Tells whether nothing is left to do for an interview.
pub fn finished(one: &InterviewFile) -> bool {
    one.interview.held() && one.evaluation.handed_in_at.is_some() && matches!(one.thank_you.review, Review::HandedIn | Review::Released)
}

/// Gives the stop where something is to be done now; `None` when all are done.
pub fn next_stop(file: &StudentFile, one: &InterviewFile) -> Option<Stop> {
    // A call that has begun goes before everything else.
    if one.interview.started_at.is_some() && !one.interview.held() {
        return Some(Stop::Interview);
    }
    // What a teacher sent back goes before what comes next.
    if one.questions.review == Review::Returned && !one.interview.held() {
        return Some(Stop::Questions);
    }
    if one.thank_you.review == Review::Returned {
        return Some(Stop::LookBack);
    }
    Stop::ALL.into_iter().find(|stop| !stop_done(file, one, *stop))
}

/// Gives the day by which a stop is due: from the booked time where there is one, else from the campaign.
pub fn due(campaign: &Campaign, one: &InterviewFile, stop: Stop) -> Day {
    let day_of = one.interview.booking.as_ref().map(|booking| booking.starts.date_naive());
    let held = one.interview.ended_at.map(|at| at.date_naive());
    match (stop, day_of, held) {
        (Stop::LookBack, _, Some(day)) | (Stop::LookBack, Some(day), None) => add_days(day, 7),
        (Stop::Interview, Some(day), _) => day,
        (Stop::GetReady | Stop::Practice, Some(day), _) => day.pred_opt().unwrap_or(day),
        _ => campaign.due(stop),
    }
}

/// How a stop stands against its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// To be done by this day.
    By(Day),
    /// Its day, counted back, has passed, but the booked call is still ahead: nothing is late, it is next.
    Now,
    /// Its day has passed.
    Late(Day),
}

/// Tells by when a stop is to be done, as it may be said to somebody nervous.
pub fn when(campaign: &Campaign, one: &InterviewFile, stop: Stop, now: Moment) -> When {
    let due = due(campaign, one, stop);
    let ahead = one.interview.booking.as_ref().is_some_and(|booking| booking.starts > now) && one.interview.started_at.is_none();
    match due >= now.date_naive() {
        true => When::By(due),
        false if ahead => When::Now,
        false => When::Late(due),
    }
}

/// Gives the task at a stop.
pub fn task_at(file: &StudentFile, one: &InterviewFile, stop: Stop) -> Task {
    match stop {
        Stop::Interest => Task::ChooseInterests,
        Stop::Questions if one.questions.review == Review::Returned && !one.interview.held() => Task::MendQuestions,
        Stop::Questions if file.lessons.is_empty() && one.questions.questions.is_empty() => Task::Learn,
        Stop::Questions => Task::WriteQuestions,
        Stop::ReachOut if one.interview.contact.is_none() => Task::FindContact,
        Stop::ReachOut => match last_call(file, one).map(|call| call.outcome) {
            Some(Outcome::Booked) => Task::Book,
            Some(Outcome::Refused | Outcome::WrongNumber | Outcome::EndedUnsafe) => Task::FindContact,
            _ => Task::Phone,
        },
        Stop::Practice => Task::Practice,
        Stop::GetReady if !one.confirmation.on_its_way() => Task::Confirm,
        Stop::GetReady => Task::CheckReady,
        Stop::Interview if one.interview.started_at.is_some() => Task::GoOnInterview,
        Stop::Interview => Task::Interview,
        Stop::LookBack if one.thank_you.review == Review::Returned => Task::MendThankYou,
        Stop::LookBack if one.thank_you.review == Review::Draft => Task::ThankYou,
        Stop::LookBack if one.thank_you.review == Review::Released && one.thank_you.outbox_at.is_none() => Task::SendThankYou,
        Stop::LookBack => Task::Evaluate,
    }
}

/// Gives the one thing to do next.
pub fn task(file: &StudentFile, one: &InterviewFile) -> Task {
    match next_stop(file, one) {
        Some(stop) => task_at(file, one, stop),
        None if file.interviews.iter().any(|other| !finished(other)) => Task::NextInterview,
        None => Task::AllDone,
    }
}

/// Gives the screen of a task.
pub fn screen_of(task: Task) -> Screen {
    match task {
        Task::ChooseInterests => Screen::Interest,
        Task::Learn => Screen::Lessons,
        Task::WriteQuestions | Task::MendQuestions => Screen::Questions,
        Task::FindContact => Screen::Whom,
        Task::Phone => Screen::Phone,
        Task::Book => Screen::Booking,
        Task::Practice => Screen::Practice,
        Task::Confirm => Screen::Confirmation,
        Task::CheckReady => Screen::Ready,
        Task::Interview | Task::GoOnInterview => Screen::Live,
        Task::ThankYou | Task::MendThankYou | Task::SendThankYou => Screen::ThankYou,
        Task::Evaluate => Screen::Evaluation,
        Task::NextInterview | Task::AllDone => Screen::WhatNext,
    }
}

/// Gives the last call made for an interview to the contact at hand.
pub fn last_call<'a>(file: &'a StudentFile, one: &InterviewFile) -> Option<&'a Call> {
    let mut calls = file.calls.iter().filter(|call| call.interview == one.interview.id);
    calls.rfind(|call| Some(call.contact) == one.interview.contact)
}

/// Gives the calls that are to be made again, the earliest first: those with a day and no later call to the same contact.
pub fn call_backs(file: &StudentFile) -> Vec<&Call> {
    let mut due: Vec<&Call> = file
        .calls
        .iter()
        .filter(|call| call.next_on.is_some() && !call.outcome.succeeded())
        .filter(|call| !file.calls.iter().any(|later| later.contact == call.contact && later.at > call.at))
        .filter(|call| file.interview(call.interview).is_some_and(|one| one.interview.booking.is_none()))
        .collect();
    due.sort_by_key(|call| call.next_on);
    due
}

/// Tells whether a student is stuck: three calls in a row that led nowhere.
pub fn stuck(file: &StudentFile) -> bool {
    file.calls.iter().rev().take_while(|call| !call.outcome.succeeded()).count() >= STUCK_AFTER
}
