//! A date that moves: no form that can be filled in is thrown away, and none stands open that can't be saved.

use crate::afterwards::{file, interview, maya_at, on_disk, ready};
use crate::calling::{kept, screen, unroll};
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::call::live::Event as Live;
use askwell::flow::call::live::ending::Ending;
use askwell::flow::{Event, Screen};

/// Maya in the call she booked, with a note, who has just hung up.
fn hung_up() -> Station {
    let station = maya_at(&ready(), Screen::Live);
    unroll(&station);
    station.tap("Start the interview");
    station.send(Event::Live(Live::Part(Part::Questions)));
    station.write("Notes", "up at five");
    station.tap("I want to end this call");
    station.tap("I have hung up");
    station
}

/// Chooses another day and time on the booking that is open.
fn choose_another_day(station: &Station) {
    station.tap("Wednesday, December 9");
    station.tap("2:00 PM");
    station.tap(":00");
    station.tap("Save the date");
    assert_eq!(screen(station), Screen::Journey);
}

const NEW: &str = "2026-12-09T14:00:00-08:00";

#[test]
fn a_call_that_broke_off_and_moved_to_another_day_has_that_day() {
    let station = hung_up();
    station.tap("It broke off. Back to my journey");
    station.tap_starting("Reach out");
    assert_eq!(screen(&station), Screen::Booking);
    choose_another_day(&station);
    station.settle();
    assert_eq!(on_disk(&station, |one| one.interview.booking.clone()).unwrap().starts, moment(NEW));
    assert_eq!(on_disk(&station, |one| (one.interview.started_at, one.interview.ended_at)), (None, None), "it begins again then");
    assert_eq!(on_disk(&station, |one| one.readiness.passed_at), None, "another day is confirmed and checked anew");
    assert!(on_disk(&station, |one| one.notes.iter().any(|note| note.text == "up at five")), "what was heard is kept");
    station.see_not("Did the call break off?");
}

#[test]
fn on_the_new_day_the_call_begins_with_the_questions_that_were_not_asked() {
    let station = maya_at(&ready(), Screen::Live);
    unroll(&station);
    station.tap("Start the interview");
    station.send(Event::Live(Live::Part(Part::Questions)));
    station.write("Notes", "through a friend");
    station.keys("n");
    station.send(Event::Live(Live::Ended(Ending::AnotherTime)));
    choose_another_day(&station);
    station.send(Event::Go(Screen::Live));
    station.tap("Start anyway");
    assert_eq!(file(&station, |one| one.live.as_ref().unwrap().seconds), 0, "a call of its own time");
    assert!(file(&station, |one| one.interview.started_at.is_some()));
    station.send(Event::Live(Live::Part(Part::Questions)));
    station.see("Question 2 of 4");
    station.tap("Question before");
    assert_eq!(station.written("Notes"), "through a friend");
}

#[test]
fn they_want_another_time_leads_to_the_days_with_none_chosen() {
    let station = hung_up();
    station.tap("They want another time");
    assert_eq!(screen(&station), Screen::Booking);
    station.see("No day chosen yet");
    station.tap("Save the date");
    station.see("Please choose the day you agreed on.");
    choose_another_day(&station);
    assert_eq!(file(&station, |one| one.interview.booking.as_ref().unwrap().starts), moment(NEW));
}

#[test]
fn nobody_answered_is_written_down_and_the_interview_can_still_begin() {
    let station = hung_up();
    station.tap("Nobody answered");
    assert_eq!(screen(&station), Screen::Journey);
    assert_eq!(kept(&station, "call"), 1);
    let call = station.look(|state| state.session.as_ref().unwrap().file.calls.last().unwrap().clone());
    assert_eq!((call.outcome, call.contact), (Outcome::NoAnswer, interview().contact.unwrap()));
    assert_eq!(file(&station, |one| one.interview.started_at), None);
    station.send(Event::Go(Screen::Live));
    station.see("Start the interview");
}

#[test]
fn another_number_for_a_call_that_broke_off_is_kept_and_the_call_goes_on() {
    let station = hung_up();
    station.tap("It broke off. Back to my journey");
    station.tap_starting("Reach out");
    station.write("Their number", "(503) 555-0199");
    station.tap("Save the date");
    assert_eq!(screen(&station), Screen::Journey, "its time has passed, and is not asked for again");
    assert_eq!(file(&station, |one| one.interview.booking.as_ref().unwrap().employee_number.clone()), "(503) 555-0199");
    assert!(file(&station, |one| one.interview.started_at.is_some()));
    station.see("Did the call break off?");
}

#[test]
fn what_can_not_be_changed_of_a_held_interview_is_no_form() {
    for form in [Screen::Booking, Screen::Confirmation, Screen::Ready, Screen::Whom, Screen::Phone, Screen::AfterCall] {
        let station = maya_at(&crate::afterwards::held(), form);
        assert_eq!(screen(&station), Screen::Everything, "{form:?} opens though nothing on it could be saved");
    }
    let station = maya_at(&crate::afterwards::held(), Screen::Journey);
    unroll(&station);
    let before = file(&station, |one| one.interview.booking.clone());
    station.tap_starting("Reach out");
    assert_eq!(screen(&station), Screen::Everything);
    assert_eq!(file(&station, |one| one.interview.booking.clone()), before);
    assert_eq!(file(&station, |one| one.call_plan.booking.clone()), None, "nothing was begun that would be dropped");
}
