//! Everything that can happen, and which story it belongs to.

use crate::flow::back::back;
use crate::flow::call::{after_call, booking, confirmation, live, phone, ready, recap, whom};
use crate::flow::desk::settings::{self, share};
use crate::flow::desk::{
    self, campaign, class, contacts, copying, erasing, log, practice_booking, recordings, results, sharing, today, work,
};
use crate::flow::door::look::{self, LookEvent};
use crate::flow::door::sign_out::sign_out;
use crate::flow::door::{earlier, gate, last_word, sign_in, trouble};
use crate::flow::effects::{Effect, Reply, Stamp};
use crate::flow::hear::hear;
use crate::flow::journey::{self, evaluation, interest, lessons, questions, reflection, thank_you, what_next};
use crate::flow::practice::{self, booth, class_mode, listen, mirror, rubric, sound_check, take};
use crate::flow::rules::Screen;
use crate::flow::standby::{self, beat, board, help, incident, orders, pause};
use crate::flow::state::{Post, State};
use crate::flow::{closing, idle};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// Time passed; four times a second.
    Tick,
    /// Somebody touched the station without meaning anything by it: scrolled, moved the focus.
    Touched,
    /// A switch of the header.
    Look(LookEvent),
    /// A silent call for an adult; a second time asks whether it still stands.
    AskAdult,
    /// The answer to that.
    Help(help::Event),
    /// An adult stands by.
    StandBy(standby::Event),
    /// The machine is about to sleep.
    Sleeps,
    /// The board of all stations.
    Board(board::Event),
    /// The station is paused, or goes on.
    Pause(pause::Event),
    /// An incident note is written.
    Incident(incident::Event),
    /// The station is to be closed.
    Closing(closing::Event),
    /// Somebody is still here.
    StillHere,
    /// To another screen.
    Go(Screen),
    /// Back to where this screen came from.
    Back,
    /// The student or adult signs out.
    SignOut,
    /// Most of a text went at one stroke, or came back.
    Earlier(earlier::Event),
    /// A notice was read.
    Dismiss,
    /// Reads the screen aloud, or ends the reading.
    ReadAloud(String),
    /// Choosing class, name and PIN.
    SignIn(sign_in::Event),
    /// An adult's PIN and what it is for.
    Gate(gate::Event),
    /// The journey.
    Journey(journey::Event),
    /// The interest card.
    Interest(interest::Event),
    /// The lessons.
    Lessons(lessons::Event),
    /// The adult's desk.
    Desk(work::Event),
    /// The classes, at the desk.
    Class(class::Event),
    /// A campaign that is planned at the desk.
    Campaign(campaign::Event),
    /// A practice that is booked, on a student's page.
    PracticeBooking(practice_booking::Event),
    /// The results, at the desk.
    Results(results::Event),
    /// The contacts, at the desk.
    Contacts(contacts::Event),
    /// The adults' log, at the desk.
    Log(log::Event),
    /// The list of what waits at the desk.
    Today(today::Event),
    /// Erasing students' records, at the desk.
    Erasing(erasing::Event),
    /// Practice without a PIN, at the desk.
    ClassMode(class_mode::Event),
    /// The question list.
    Questions(questions::Event),
    /// The live interview.
    Live(live::Event),
    /// The recap.
    Recap(recap::Event),
    /// The thank-you note.
    ThankYou(thank_you::Event),
    /// The evaluation.
    Evaluation(evaluation::Event),
    /// The reflection.
    Reflection(reflection::Event),
    /// Sharing with the other stations.
    Sharing(sharing::Event),
    /// Something said about two versions of what adults wrote.
    DeskVersions(desk::versions::Event),
    /// Something said about two versions of a text.
    Versions(journey::versions::Event),
    /// What comes next.
    WhatNext(what_next::Event),
    /// Whom to ask.
    Whom(whom::Event),
    /// The phone script.
    Phone(phone::Event),
    /// After a call.
    AfterCall(after_call::Event),
    /// The booked time.
    Booking(booking::Event),
    /// The confirmation.
    Confirmation(confirmation::Event),
    /// Practice.
    Practice(practice::Event),
    /// Before a recording.
    Booth(booth::Event),
    /// A practice that is being recorded.
    Take(take::Event),
    /// The practice rubric.
    Rubric(rubric::Event),
    /// Listening back.
    Listen(listen::Event),
    /// What the sound of a practice tells.
    Mirror(mirror::Event),
    /// A copy of one of them.
    Copying(copying::Event),
    /// Recordings at the adult's desk.
    Recordings(recordings::Event),
    /// The readiness check.
    Ready(ready::Event),
    /// The settings, at the desk.
    Settings(settings::Event),
    /// The engine answered.
    Reply(Reply),
}

impl Event {
    /// Tells whether a person did it.
    pub fn is_touch(&self) -> bool {
        !matches!(self, Self::Tick | Self::Reply(_))
    }
}

pub(super) fn route(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Tick => {
            idle::tick(state, stamp, effects);
            help::tick(state);
            trouble::tick(state);
            live::tick(state);
            class_mode::tick(state, stamp);
            sound_check::tick(state, effects);
            take::tick(state, effects);
            listen::tick(state, effects);
            mirror::tick(state, effects);
            copying::tick(state, effects);
            last_word::tick(state, effects);
            sharing::tick(state, stamp, effects);
            beat::tick(state, stamp, effects);
            board::tick(state, stamp, effects);
            share::tick(state, effects);
            effects.extend(state.outbox.flush(stamp));
        }
        Event::Touched => {}
        Event::Look(event) => look::step(state, event),
        // Whoever is at the board is the adult.
        Event::AskAdult if state.post == Post::Board => {}
        Event::AskAdult => {
            // Who comes to help has agreed to nothing, and who needs help shall not be recorded.
            if state.screen == Screen::Take {
                take::step(state, take::Event::Pause, stamp, effects);
            }
            help::ask(state, stamp);
        }
        Event::StandBy(event) => standby::step(state, event, stamp, effects),
        Event::Sleeps => beat::sleeps(state, stamp, effects),
        Event::Board(event) => board::step(state, event, stamp, effects),
        Event::Pause(event) => pause::step(state, event, stamp, effects),
        Event::Incident(event) => incident::step(state, event, stamp, effects),
        Event::Closing(event) => closing::step(state, event, stamp, effects),
        Event::Help(event) => {
            if let Some((adult, wish)) = help::step(state, event, stamp) {
                orders::obey(state, adult, &wish, stamp, effects);
            }
        }
        Event::StillHere => idle::still_here(state),
        Event::Go(screen) => state.go(screen),
        Event::Back => back(state, stamp, effects),
        Event::SignOut => {
            board::leave(state, stamp, effects);
            sign_out(state, stamp, effects);
        }
        Event::Earlier(event) => earlier::step(state, event, stamp),
        Event::Dismiss => trouble::dismiss(state),
        Event::ReadAloud(text) => effects.push(Effect::ReadAloud(text, state.look.language)),
        Event::SignIn(event) => sign_in::step(state, event, effects),
        Event::Gate(event) => gate::step(state, event, stamp, effects),
        Event::Journey(event) => journey::step(state, event),
        Event::Interest(event) => interest::step(state, event),
        Event::Lessons(event) => lessons::step(state, event, stamp),
        Event::Desk(event) => work::step(state, event, stamp, effects),
        Event::ClassMode(event) => class_mode::step(state, event, stamp),
        Event::Questions(event) => questions::step(state, event, stamp),
        Event::Live(event) => live::step(state, event, stamp),
        Event::Recap(event) => recap::step(state, event, stamp),
        Event::ThankYou(event) => thank_you::step(state, event, effects),
        Event::Evaluation(event) => evaluation::step(state, event, stamp),
        Event::Reflection(event) => reflection::step(state, event),
        Event::Sharing(event) => sharing::step(state, event, effects),
        Event::DeskVersions(event) => desk::versions::step(state, event, stamp, effects),
        Event::Versions(event) => journey::versions::step(state, event, stamp),
        Event::WhatNext(event) => {
            if what_next::step(state, event) {
                sign_out(state, stamp, effects);
            }
        }
        Event::Whom(event) => whom::step(state, event, stamp),
        Event::Phone(event) => phone::step(state, event, stamp),
        Event::AfterCall(event) => after_call::step(state, event, stamp),
        Event::Booking(event) => booking::step(state, event, stamp),
        Event::Confirmation(event) => confirmation::step(state, event, stamp, effects),
        Event::Practice(event) => practice::step(state, event, stamp),
        Event::Booth(event) => booth::step(state, event, stamp, effects),
        Event::Take(event) => take::step(state, event, stamp, effects),
        Event::Rubric(event) => rubric::step(state, event, stamp),
        Event::Listen(event) => listen::step(state, event, stamp, effects),
        Event::Mirror(event) => mirror::step(state, event, stamp, effects),
        Event::Copying(event) => copying::step(state, event, stamp, effects),
        Event::Erasing(event) => erasing::step(state, event, stamp, effects),
        Event::Class(event) => class::step(state, event, effects),
        Event::Campaign(event) => campaign::step(state, event, stamp, effects),
        Event::PracticeBooking(event) => practice_booking::step(state, event, stamp, effects),
        Event::Results(event) => results::step(state, event, stamp, effects),
        Event::Contacts(event) => contacts::step(state, event, stamp, effects),
        Event::Log(event) => log::step(state, event, effects),
        Event::Today(event) => today::step(state, event, stamp, effects),
        Event::Recordings(event) => recordings::step(state, event, stamp, effects),
        Event::Ready(event) => ready::step(state, event, stamp),
        Event::Settings(event) => settings::step(state, event, effects),
        Event::Reply(reply) => hear(state, reply, stamp, effects),
    }
}
