//! The way from screen to screen.

use crate::domain::Contact;
use crate::flow::rules::Screen;
use crate::flow::rules::contact::offered;
use crate::flow::state::State;
use crate::flow::state::call::{AfterCallPage, PhonePage, ReadyPage, WhomPage};
use crate::flow::state::journey::{EvaluationPage, InterestPage, JourneyPage, LessonsPage, Moment, ThankYouPage};
use crate::flow::state::practice::PracticePage;

impl State {
    /// Goes to a screen, which forgets what it remembered. Its story begins it once the event is over.
    pub(in crate::flow) fn go(&mut self, screen: Screen) {
        let screen = instead(self, screen);
        self.screen = screen;
        self.arriving = Some(screen);
        match screen {
            // Whoever comes back looks for another name.
            Screen::Names => self.sign_in.typed.clear(),
            Screen::Journey => self.journey = JourneyPage::default(),
            Screen::Interest => self.interest = InterestPage::default(),
            Screen::Lessons => self.lessons = LessonsPage::default(),
            Screen::ThankYou => self.thank_you = ThankYouPage::default(),
            Screen::Evaluation => self.evaluation = EvaluationPage::default(),
            Screen::Whom => self.whom = WhomPage::default(),
            Screen::Phone => self.phone = PhonePage::default(),
            Screen::AfterCall => self.after_call = AfterCallPage::default(),
            Screen::Practice => {
                let with = self.interview().map_or(String::new(), |one| one.readiness.practice_with.clone());
                self.practice = PracticePage::begun(self.uptime, with);
            }
            Screen::Ready => self.ready = ReadyPage::default(),
            _ => {}
        }
    }

    /// Tells on the journey that the student has phoned somebody, where that was for the first time.
    pub(in crate::flow) fn after_a_call(&mut self) {
        if self.session.as_ref().is_some_and(|session| session.file.calls.len() == 1) {
            self.journey.moment = Some(Moment::FirstCall);
        }
    }

    /// Goes on at a screen where work stopped; one that can't be gone back to leads to the journey.
    pub(in crate::flow) fn resume(&mut self, screen: Screen) {
        let begun = self.interview().is_some_and(|one| one.interview.started_at.is_some() && !one.interview.held());
        self.go(match screen {
            Screen::Live | Screen::Recap if !begun => Screen::Journey,
            // What was being said is not asked for again behind somebody's back.
            Screen::Booth | Screen::Take => Screen::Practice,
            // Nothing is open there any more; the way in is one step back.
            Screen::Listen => Screen::Practice,
            Screen::Welcome | Screen::Recovery | Screen::Classes | Screen::Names | Screen::PinPad => Screen::Journey,
            // What is an adult's is opened by an adult.
            Screen::Versions
            | Screen::Desk
            | Screen::DeskVersions
            | Screen::Recordings
            | Screen::Erasing
            | Screen::Class
            | Screen::Campaign
            | Screen::Results
            | Screen::Contacts
            | Screen::Board
            | Screen::Settings
            | Screen::Log => Screen::Journey,
            Screen::Journey
            | Screen::Everything
            | Screen::Interest
            | Screen::Lessons
            | Screen::Questions
            | Screen::Whom
            | Screen::Phone
            | Screen::AfterCall
            | Screen::Booking
            | Screen::Confirmation
            | Screen::Practice
            | Screen::Rubric
            | Screen::Ready
            | Screen::Live
            | Screen::Recap
            | Screen::ThankYou
            | Screen::Evaluation
            | Screen::Reflection
            | Screen::WhatNext => screen,
        });
    }
}

/// Gives the screen that stands in for one that lacks what it is about.
pub(in crate::flow) fn instead(state: &State, screen: Screen) -> Screen {
    let Some(one) = state.interview() else { return screen };
    match screen {
        // Once the interview was held, nothing of how it came about can be changed: it can be read.
        Screen::Whom | Screen::Phone | Screen::AfterCall | Screen::Booking | Screen::Confirmation | Screen::Ready
            if state.session.is_some() && one.interview.held() =>
        {
            Screen::Everything
        }
        Screen::Phone if chosen_contact(state).is_none() => Screen::Whom,
        Screen::AfterCall | Screen::Booking if one.interview.contact.is_none() => Screen::Whom,
        Screen::Confirmation | Screen::Ready if one.interview.booking.is_none() => Screen::Journey,
        // Nobody calls whom an adult has to look at first, whatever was booked.
        Screen::Booking | Screen::Confirmation | Screen::Ready | Screen::Live if waits_for_an_adult(state) => Screen::Whom,
        _ => screen,
    }
}

/// Gives the contact of the interview at hand, as long as they may be asked.
pub fn chosen_contact(state: &State) -> Option<&Contact> {
    let session = state.session.as_ref()?;
    let card = state.school.contact(session.interview()?.interview.contact?)?;
    offered(&state.school, card, &session.file).then_some(&card.contact)
}

/// Gives the contact of the interview at hand where an adult has to look at a call with them first.
pub fn closed_contact(state: &State) -> Option<&Contact> {
    let contact = state.interview()?.interview.contact?;
    state.school.contact(contact).map(|card| &card.contact).filter(|contact| state.school.is_closed(contact.id))
}

/// Tells whether the interview at hand can't be begun, nor prepared, until an adult has looked at a call with the contact. Who is
/// on the line ends it in their own time.
pub(in crate::flow) fn waits_for_an_adult(state: &State) -> bool {
    state.session.is_some() && closed_contact(state).is_some() && !matches!(state.screen, Screen::Live | Screen::Recap)
}
