//! The seven stops: what is done, what is next and by when.

pub mod evaluation;
pub mod interest;
pub mod lessons;
pub mod questions;
pub mod reflection;
pub mod thank_you;
pub mod versions;
pub mod what_next;

use crate::domain::{InterviewFile, InterviewId, Stop, StudentFile};
use crate::flow::rules::Screen;
use crate::flow::rules::journey::{Task, finished, screen_of, task, task_at};
use crate::flow::state::State;

/// Something done on the journey.
#[derive(Clone, Debug)]
pub enum Event {
    /// The next task begins.
    Begin,
    /// A stop is opened, done or not.
    Open(Stop),
    /// Another interview is taken up.
    Interview(InterviewId),
}

pub(super) fn step(state: &mut State, event: Event) {
    match event {
        Event::Begin => {
            let Some(session) = &state.session else { return };
            let Some(one) = session.interview() else { return };
            match task(&session.file, one) {
                Task::NextInterview => {
                    let next = session.file.interviews.iter().find(|other| !finished(other)).map(|other| other.interview.id);
                    if let (Some(next), Some(session)) = (next, &mut state.session) {
                        session.current = next;
                    }
                }
                task => state.go(screen_of(task)),
            }
        }
        Event::Open(stop) => {
            let Some(session) = &state.session else { return };
            let Some(one) = session.interview() else { return };
            // A stop that is done opens for looking; one that is not begun yet opens at its first task.
            let screen = match stop {
                Stop::ReachOut if one.interview.booking.is_some() => Screen::Booking,
                Stop::GetReady if one.readiness.passed_at.is_some() => Screen::Ready,
                Stop::Interview if one.interview.held() => Screen::Everything,
                Stop::LookBack if finished(one) => Screen::WhatNext,
                _ => screen_of(task_at(&session.file, one, stop)),
            };
            if reachable(&session.file, one, stop) {
                state.go(screen);
            }
        }
        Event::Interview(id) => {
            if let Some(session) = &mut state.session
                && session.file.interview(id).is_some()
            {
                session.current = id;
            }
        }
    }
}

/// Tells whether a stop may be opened: preparing is free, but a call needs a booked time, and looking back a call.
pub fn reachable(file: &StudentFile, one: &InterviewFile, stop: Stop) -> bool {
    match stop {
        Stop::Interest | Stop::Questions | Stop::Practice => true,
        Stop::ReachOut => file.interest.done || one.interview.contact.is_some(),
        Stop::GetReady => one.interview.booking.is_some(),
        Stop::Interview => one.interview.held() || one.interview.started_at.is_some() || one.readiness.passed_at.is_some(),
        Stop::LookBack => one.interview.held(),
    }
}
