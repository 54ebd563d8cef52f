//! A call that was ended to stay safe: the contact is closed at once, here and everywhere, until an adult has decided.

use crate::calling::{at, booked, chosen, desk_of, kept, one, screen, unroll};
use crate::school;
use crate::standby::board::{boone_looks_after_it, pass, station as on_share, the_board};
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::call::phone::{Event as Phone, Start};
use askwell::flow::{Event, Screen};
use tempfile::TempDir;

const CLOSED: &str = "This call is closed. Nobody will call this contact until an adult has looked at it. You did nothing wrong.";

/// Maya has just ended a call with Dr. Rivera by the safe line.
fn hang_up_safely(station: &Station) {
    station.send(Event::Go(Screen::Phone));
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    station.send(Event::Phone(Phone::SafeExit));
    station.send(Event::Phone(Phone::Over));
    assert_eq!(screen(station), Screen::AfterCall);
}

fn ended_safely() -> Station {
    let station = at(Screen::Phone, vec![chosen().into()]);
    hang_up_safely(&station);
    station
}

fn luis_looks_for_somebody(station: &Station) {
    station.send(Event::SignOut);
    station.sign_in_first_time("Period 3", "Luis A.", "2468");
    station.send(Event::Go(Screen::Whom));
}

/// As a school's night would have brought it.
fn concern() -> Vec<Record> {
    let id = RecordId::from_school(school::SCHOOL, "unsafe");
    let at = moment("2026-12-02T10:12:00-08:00");
    let call = Call {
        id,
        interview: school::first_interview(&school::luis()),
        student: school::luis().id,
        contact: school::rivera().id,
        employer: school::rivera().employer,
        at,
        outcome: Outcome::EndedUnsafe,
        next_step: String::new(),
        next_on: None,
        names: String::new(),
        felt: None,
        path: Vec::new(),
    };
    vec![call.into(), Concern { id, contact: school::rivera().id, at, station: "room-9-00000009".to_owned() }.into()]
}

#[test]
fn the_student_is_told_that_the_call_is_closed_and_is_not_asked_when_to_call_again() {
    let station = ended_safely();
    station.see(CLOSED);
    station.see_not("When do you call again?");
    assert!(!station.shows("What comes next?"));
    station.tap("Save");
    assert_eq!(screen(&station), Screen::Journey);
    let call = station.look(|state| state.session.as_ref().unwrap().file.calls.last().unwrap().clone());
    assert_eq!((call.outcome, call.next_on, call.next_step.as_str()), (Outcome::EndedUnsafe, None, ""));
}

#[test]
fn nobody_else_at_this_seat_finds_the_contact_from_that_moment_on() {
    let station = ended_safely();
    // Nothing was written down yet: the plug could be pulled, or the student walk away.
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment("2026-12-03T09:20:00-08:00"));
    unroll(&station);
    station.tap("That is not me");
    station.sign_in_first_time("Period 3", "Luis A.", "2468");
    station.send(Event::Go(Screen::Whom));
    station.see("Tomas Reed");
    station.see_not("Dr. Elena Rivera");
}

#[test]
fn nobody_else_finds_the_contact_in_the_same_breath() {
    let station = ended_safely();
    luis_looks_for_somebody(&station);
    station.see_not("Dr. Elena Rivera");
}

#[test]
fn an_outcome_that_is_chosen_by_hand_closes_the_contact_as_well() {
    let station = at(Screen::Phone, vec![chosen().into()]);
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    station.send(Event::Phone(Phone::Answer("hung-up".to_owned())));
    station.send(Event::Phone(Phone::Over));
    station.see("When do you call again?");
    station.send(Event::AfterCall(askwell::flow::call::after_call::Event::Outcome(Outcome::EndedUnsafe)));
    station.see(CLOSED);
    assert_eq!(kept(&station, "concern"), 1);
    luis_looks_for_somebody(&station);
    station.see_not("Dr. Elena Rivera");
}

#[test]
fn an_outcome_that_was_chosen_by_mistake_closes_nothing_once_another_is_saved() {
    let station = at(Screen::Phone, vec![chosen().into()]);
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    station.send(Event::Phone(Phone::Answer("hung-up".to_owned())));
    station.send(Event::Phone(Phone::Over));
    station.send(Event::AfterCall(askwell::flow::call::after_call::Event::Outcome(Outcome::EndedUnsafe)));
    station.see(CLOSED);
    station.send(Event::AfterCall(askwell::flow::call::after_call::Event::Outcome(Outcome::CallAgain)));
    station.tap("Save");
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment("2026-12-03T09:20:00-08:00"));
    assert!(station.look(|state| state.school.concerns.is_empty()));
}

#[test]
fn whoever_left_by_the_safe_line_does_not_take_the_warning_back_by_another_answer() {
    let station = ended_safely();
    station.send(Event::AfterCall(askwell::flow::call::after_call::Event::Outcome(Outcome::NoAnswer)));
    station.see(CLOSED);
    station.see_not("When do you call again?");
    station.tap("Save");
    station.see_not("Next: phone");
    assert_eq!(one(&station, |one| one.interview.contact), None, "somebody else is to be found");
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment("2026-12-03T09:20:00-08:00"));
    let open = station.look(|state| state.school.concerns.clone());
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].student, Some(school::maya().id), "the desk knows whose call it was");
}

#[test]
fn the_contact_is_closed_when_the_student_hangs_up_and_open_again_when_they_step_back_into_the_call() {
    let station = at(Screen::Phone, vec![chosen().into()]);
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    station.tap("I want to end this call");
    let open = |station: &Station| station.look(|state| state.school.concerns.len());
    assert_eq!(open(&station), 0, "the line is still being said");
    station.tap("I hung up");
    assert_eq!(open(&station), 1);
    station.tap("One step back");
    assert_eq!(open(&station), 0);
    station.tap("I hung up");
    station.settle();
    // The plug is pulled before anything is written down.
    let station = Station::on(station.pull_the_plug(), moment("2026-12-03T09:20:00-08:00"));
    assert_eq!(open(&station), 1);
}

#[test]
fn something_that_felt_wrong_in_the_interview_closes_the_contact_as_well() {
    let station = crate::afterwards::maya_at(&crate::afterwards::ready(), Screen::Live);
    unroll(&station);
    station.tap("Start the interview");
    station.tap("I want to end this call");
    station.tap("I have hung up");
    station.tap("Something felt wrong");
    assert_eq!(screen(&station), Screen::Journey);
    let call = station.look(|state| state.session.as_ref().unwrap().file.calls.last().unwrap().clone());
    let concern = station.look(|state| state.school.concerns[0].concern.clone());
    assert_eq!((call.outcome, call.id, call.contact), (Outcome::EndedUnsafe, concern.id, concern.contact));
    station.send(Event::Go(Screen::Live));
    assert_eq!(screen(&station), Screen::Whom, "nobody calls them again");
    luis_looks_for_somebody(&station);
    station.see_not("Dr. Elena Rivera");
}

#[test]
fn it_stands_first_on_the_desk_with_whose_call_it_was_until_a_teacher_decides() {
    let station = desk_of(&school::okafor(), concern());
    let words = station.words();
    let place = |start: &str| words.iter().position(|one| one.starts_with(start)).unwrap_or_else(|| panic!("{start} is not in {words:#?}"));
    assert!(place("Ended a call to stay safe: Luis A.") < place("Waiting for you"));
    station.see("Dr. Elena Rivera, Rivera Veterinary Clinic");
    station.tap("Nobody calls them again: Dr. Elena Rivera, Rivera Veterinary Clinic");
    station.see_not("Ended a call to stay safe");
    assert_eq!(kept(&station, "concern_settled"), 1);
    assert!(station.look(|state| state.school.contact(school::rivera().id).unwrap().contact.do_not_contact));
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'decide_concern'"), 1);
    station.send(Event::SignOut);
    luis_looks_for_somebody(&station);
    station.see_not("Dr. Elena Rivera");
}

#[test]
fn a_teacher_who_finds_nothing_wrong_gives_the_contact_back() {
    let station = desk_of(&school::okafor(), concern());
    station.tap("It is all right to call them: Dr. Elena Rivera, Rivera Veterinary Clinic");
    station.settle();
    station.send(Event::SignOut);
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Whom));
    station.see("Dr. Elena Rivera");
    station.send(Event::SignOut);
    // Who left the call to stay safe is not offered them again all the same.
    station.sign_in_first_time("Period 3", "Luis A.", "2468");
    station.send(Event::Go(Screen::Whom));
    station.see_not("Dr. Elena Rivera");
}

#[test]
fn a_standby_adult_sees_it_and_does_not_decide() {
    let station = desk_of(&school::boone(), concern());
    station.see("Ended a call to stay safe: Luis A.");
    station.see("A teacher decides whether students may call them again.");
    assert!(!station.shows("Nobody calls them again: Dr. Elena Rivera, Rivera Veterinary Clinic"));
    let id = RecordId::from_school(school::SCHOOL, "unsafe");
    station.send(Event::Desk(askwell::flow::desk::work::Event::Concern(id, true)));
    station.see("Ended a call to stay safe: Luis A.");
}

#[test]
fn a_time_that_was_booked_with_them_is_not_kept_until_an_adult_has_decided() {
    let mut records = concern();
    records.push(booked().into());
    for at_screen in [Screen::Live, Screen::Ready, Screen::Confirmation, Screen::Booking] {
        let station = at(at_screen, records.clone());
        assert_eq!(screen(&station), Screen::Whom, "{at_screen:?}");
        station.see("Nobody calls Dr. Elena Rivera until an adult has looked at something. Ask your teacher, or choose somebody else.");
        assert!(one(&station, |one| one.interview.booking.is_some()), "the time stands for when it is decided");
    }
}

#[test]
fn the_contact_is_closed_under_every_name_it_has() {
    let twin = Contact { merged_into: Some(school::rivera().id), ..school::contact("Rivera Vets", "Elena Rivera", "29-1131") };
    let id = RecordId::from_school(school::SCHOOL, "unsafe");
    let concern = Concern { id, contact: twin.id, at: moment("2026-12-02T10:12:00-08:00"), station: String::new() };
    let station = at(Screen::Whom, vec![twin.into(), concern.into()]);
    station.see("Tomas Reed");
    station.see_not("Elena Rivera");
}

#[test]
fn a_warning_outlives_the_records_of_the_student_who_gave_it() {
    let station = desk_of(&school::okafor(), concern());
    let (mut store, _) = askwell::storage::Store::open(station.path(), &crate::station::station_file().origin()).unwrap();
    store.erase(school::luis().id).unwrap();
    drop(store);
    assert_eq!(kept(&station, "call"), 0);
    assert_eq!(kept(&station, "concern"), 1);
    let bodies: String =
        station.database().query_row("SELECT group_concat(body) FROM fact WHERE kind = 'concern'", [], |row| row.get(0)).unwrap();
    assert!(!bodies.contains(&school::luis().id.to_string()), "it names no student: {bodies}");
}

#[test]
fn the_board_is_red_until_it_is_decided_and_rings_once() {
    let share = TempDir::new().unwrap();
    let maya = on_share(share.path(), 1, vec![chosen().into()]);
    let board = the_board(share.path());
    pass(2, &[&maya, &board]);
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    hang_up_safely(&maya);
    pass(3, &[&maya, &board]);
    board.see("A call was ended to stay safe at one station.");
    board.see("Room 1. Ended to stay safe, 9:15 AM. Maya R.");
    let rings = |board: &Station| board.effects().iter().filter(|effect| effect.starts_with("PlayTone")).count();
    assert_eq!(rings(&board), 1);
    boone_looks_after_it(&board);
    board.tap_starting("Room 1. Ended to stay safe");
    board.see("No student can call that contact until a teacher has decided at the desk.");
    pass(25, &[&maya, &board]);
    assert_eq!(rings(&board), 1, "it does not ring as long as nobody decides, which may take a day");
    maya.tap("Save");
    maya.send(Event::SignOut);
    maya.tap("Teacher");
    maya.digits("246813");
    maya.tap("It is all right to call them: Dr. Elena Rivera, Rivera Veterinary Clinic");
    pass(3, &[&maya, &board]);
    board.see("Nobody waits for an adult.");
}
