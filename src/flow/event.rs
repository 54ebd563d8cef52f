//! Everything that can happen, and which story it belongs to.

use super::{
    Effect, LookEvent, Reply, Screen, Stamp, State, Trouble, copying, desk, erasing, evaluation, gate, idle, interest, journey, last_word,
    lessons, live, log, look, mirror, questions, recap, recordings, reflection, results, rubric, sharing, sign_in, take_back, thank_you,
    today, trouble, versions, what_next,
};
use super::{Post, beat, board, closing, concern, earlier, help, incident, listen, orders, passed, pause, settings, standby};
use super::{
    after_call, booking, booth, campaign, class, class_mode, confirmation, contact_list, contacts, desk_versions, phone, practice,
    practice_booking, ready, take, whom,
};

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
    Desk(desk::Event),
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
    DeskVersions(desk_versions::Event),
    /// Something said about two versions of a text.
    Versions(versions::Event),
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
            booth::tick(state, effects);
            take::tick(state, effects);
            listen::tick(state, effects);
            mirror::tick(state, effects);
            copying::tick(state, effects);
            last_word::tick(state, effects);
            sharing::tick(state, stamp, effects);
            beat::tick(state, stamp, effects);
            board::tick(state, stamp, effects);
            settings::tick(state, effects);
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
        Event::Help(event) => help::step(state, event, stamp, effects),
        Event::StillHere => idle::still_here(state),
        Event::Go(screen) => state.go(screen),
        // Out of a call leads only its end: Back is the step before.
        Event::Back if phone::under_way(state) => phone::step(state, phone::Event::StepBack, stamp),
        Event::Back if state.screen == Screen::Booth && booth::back(state, effects) => {}
        Event::Back if erasing::back(state) => {}
        Event::Back if contacts::back(state) => {}
        Event::Back if class::back(state) => {}
        Event::Back => {
            board::leave(state, stamp, effects);
            listen::add_comment(state, stamp);
            if !recordings::back(state, effects)
                && let Some(screen) = state.screen.back()
            {
                state.go(screen);
            }
        }
        Event::SignOut => {
            board::leave(state, stamp, effects);
            state.sign_out(stamp, effects);
        }
        Event::Earlier(event) => earlier::step(state, event, stamp),
        Event::Dismiss => trouble::dismiss(state),
        Event::ReadAloud(text) => effects.push(Effect::ReadAloud(text, state.look.language)),
        Event::SignIn(event) => sign_in::step(state, event, effects),
        Event::Gate(event) => gate::step(state, event, stamp, effects),
        Event::Journey(event) => journey::step(state, event),
        Event::Interest(event) => interest::step(state, event),
        Event::Lessons(event) => lessons::step(state, event, stamp),
        Event::Desk(event) => desk::step(state, event, stamp, effects),
        Event::ClassMode(event) => class_mode::step(state, event, stamp),
        Event::Questions(event) => questions::step(state, event, stamp),
        Event::Live(event) => live::step(state, event, stamp),
        Event::Recap(event) => recap::step(state, event, stamp),
        Event::ThankYou(event) => thank_you::step(state, event, effects),
        Event::Evaluation(event) => evaluation::step(state, event, stamp),
        Event::Reflection(event) => reflection::step(state, event),
        Event::Sharing(event) => sharing::step(state, event, effects),
        Event::DeskVersions(event) => desk_versions::step(state, event, stamp, effects),
        Event::Versions(event) => versions::step(state, event, stamp),
        Event::WhatNext(event) => {
            if what_next::step(state, event) {
                state.sign_out(stamp, effects);
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

fn hear(state: &mut State, reply: Reply, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match reply {
        Reply::School(school) => {
            let before = std::mem::replace(&mut state.school, *school).settings.loudspeaker;
            // One that was chosen for good goes before one that was chosen till the program ends, from when it is chosen.
            if before != state.school.settings.loudspeaker {
                state.loudspeaker = settings::loudspeaker(state);
            }
            // It can be read, whatever was wrong before.
            if matches!(state.trouble, Some(Trouble::Unusable(_))) {
                state.trouble = None;
            }
            help::known(state);
            concern::known(state);
        }
        Reply::Waiting(waiting) => state.desk.waiting = waiting,
        Reply::Incidents(notes) => state.desk.incidents = notes,
        Reply::Orders(orders) => orders::come(state, orders, stamp, effects),
        Reply::Board(sight) => board::seen(state, sight, stamp, effects),
        Reply::Room(minutes) => state.beat.minutes = minutes,
        Reply::Overview(overview) => state.desk.class.overview = Some(overview),
        Reply::Practices(practices) => state.desk.practices = practices,
        Reply::LostChanges(changes) => state.desk.changes = changes,
        Reply::Results(all) => results::read(state, all),
        Reply::History(contact, history) => contacts::told(state, contact, history),
        Reply::ContactsSaved(saved) => contacts::saved(state, saved),
        Reply::ListLooked(list) => contact_list::looked(state, list),
        Reply::Log(entries, check) => log::read(state, entries, check),
        Reply::Letters(letters) => state.desk.letters = letters,
        Reply::Taken(taken) => state.booking.others = taken,
        Reply::Erased(outcome) => erasing::erased(state, outcome, effects),
        Reply::Recordings(list) => recordings::listed(state, list),
        Reply::Opened(file) if state.desk.adult.is_some() => desk::opened(state, *file),
        Reply::Opened(file) => sign_in::opened(state, *file, stamp, effects),
        Reply::Kept { batch } => {
            last_word::kept(state);
            state.outbox.kept(batch, stamp);
            state.beat.saved_at = Some(stamp.at);
            // What was just written shows there too.
            if state.screen == Screen::Recordings {
                recordings::read(state, effects);
            }
            if matches!(state.trouble, Some(Trouble::NotSaved(_))) {
                state.trouble = None;
            }
        }
        Reply::NotKept { batch, fault } => {
            state.outbox.not_kept(batch, fault, stamp);
            state.trouble = Some(Trouble::NotSaved(fault));
        }
        Reply::PinStatus { person, standing, left_ms } => sign_in::pin_status(state, person, standing, left_ms),
        Reply::PinChecked { person, verdict } => {
            if state.gate.as_ref().is_some_and(|gate| gate.asks(person)) {
                if gate::checked(state, verdict, stamp) {
                    passed::pass(state, stamp, effects);
                }
            } else {
                sign_in::checked(state, person, verdict, effects);
            }
        }
        Reply::CodeChecked(verdict) => gate::code_checked(state, verdict),
        Reply::WhoCloses(askable) => closing::told(state, askable, stamp, effects),
        Reply::Interrupted(recovery) => {
            if state.session.is_none() && state.post == Post::Station {
                state.recovery = Some(recovery);
                state.go(Screen::Recovery);
            }
        }
        Reply::SetAside(place) => state.trouble = Some(Trouble::SetAside(place)),
        Reply::Unusable(fault) => state.trouble = Some(Trouble::Unusable(fault)),
        Reply::DraftWritten(name) => {
            confirmation::written(state, &name, stamp);
            thank_you::written(state, &name, stamp);
            state.trouble = Some(Trouble::DraftWritten(name));
        }
        Reply::Booth(found) if state.screen == Screen::Settings => settings::found(state, found),
        Reply::Booth(found) => booth::found(state, found),
        Reply::Heard(heard) => booth::heard(state, heard, effects),
        Reply::TakeBegun(take) => take::begun(state, take, stamp),
        Reply::Recording(status) => take::status(state, status),
        Reply::TakeEnded(ended) => take::ended(state, &ended),
        Reply::NoSound(why) => take::no_sound(state, why),
        Reply::Failed(fault) => {
            gate::failed(state);
            state.trouble = Some(Trouble::Failed(fault));
        }
        Reply::NoTone if state.post == Post::Board => state.board.mute = true,
        Reply::NoTone => booth::no_tone(state),
        Reply::TakeOpened(opened) => {
            // A loudspeaker that went away is not looked for for ever: the next time the system's own is taken. Not at
            // once, for who chose headphones does not want the room to hear it.
            if !opened.speaker {
                state.loudspeaker = None;
            }
            listen::opened(state, *opened);
        }
        Reply::TakeUnreadable { take, why } => listen::unreadable(state, take, why),
        Reply::Playback(heard) => listen::heard(state, heard),
        Reply::Mirror { take, told } => mirror::heard(state, take, told),
        Reply::Sticks(sticks) => copying::found(state, sticks),
        Reply::Copied { take, told } => copying::told(state, take, told, stamp),
        Reply::DocumentSaved { file, printer } => listen::receipt_saved(state, file, printer),
        Reply::NoDocument(why) => {
            listen::receipt_not_saved(state);
            state.trouble = Some(Trouble::NoPage(why));
        }
        Reply::DocumentPrinted { file, done } => {
            listen::receipt_printed(state, &file, done);
            settings::code_printed(state, &file, done);
        }
        Reply::SettingKept(setting, kept) => settings::kept(state, &setting, kept, stamp),
        Reply::ShareTried(folder, trial) => settings::tried(state, folder, trial, effects),
        Reply::CodeRenewed(made) => settings::code_renewed(state, made, stamp),
        Reply::CodePaper { file, written } => settings::code_paper(state, &file, written),
        Reply::CodeRemoved(done) => settings::code_removed(state, done),
        Reply::Sharing(told) => sharing::heard(state, told, effects),
        Reply::TakenBack { take, left } => take_back::answered(state, take, left),
    }
}
