//! An adult stands by at the station for a time, and a real call asks for one.

use crate::afterwards::*;
use crate::calling::{desk_of, kept, unroll};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::call::live;
use askwell::flow::state::who;
use askwell::flow::{Event, Screen};
use std::time::Duration;

/// Maya before her call, and nobody has checked in; both adults have a PIN.
fn before() -> Station {
    let station = Station::with(&ready());
    unroll(&station);
    for adult in [school::okafor(), school::boone()] {
        station.give_pin(adult.id.0, "246813");
    }
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Live));
    station
}

fn begun(station: &Station) -> bool {
    file(station, |one| one.live.is_some())
}

#[test]
fn a_call_waits_for_an_adult_who_checks_in_with_a_pin_and_then_begins() {
    let station = before();
    station.see("Nobody has checked in to stand by here yet.");
    assert!(!station.enabled("Start the interview"));
    station.send(Event::Live(live::Event::Start));
    assert!(!begun(&station), "a key begins it neither");
    station.tap("An adult stands by now");
    station.see("You stand by");
    station.tap("Mr. Boone");
    station.digits("246813");
    // Twenty minutes were agreed, and a quarter of an hour is added.
    station.see("Standing by: Mr. Boone (9:50 AM)");
    station.see_not("Nobody has checked in");
    station.tap("Start the interview");
    assert!(begun(&station));
    station.settle();
    assert_eq!(kept(&station, "stand_by"), 1);
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'stand_by'"), 1);
}

#[test]
fn a_wrong_pin_checks_nobody_in() {
    let station = before();
    station.tap("An adult stands by now");
    station.tap("Mr. Boone");
    station.digits("111111");
    station.tap("Never mind");
    station.see("Nobody has checked in to stand by here yet.");
    assert_eq!(kept(&station, "stand_by"), 0);
}

#[test]
fn a_teacher_lets_a_call_begin_without_and_says_why() {
    let station = before();
    station.tap("A teacher lets me start");
    station.see("Start though nobody stands by");
    assert!(!station.shows("Mr. Boone"), "who stands by does not decide that nobody needs to");
    station.write("Reason", "I listen from the next room.");
    station.digits("246813");
    station.tap("Start the interview");
    assert!(begun(&station));
    station.settle();
    let why = "SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'start_without_standby' AND body ->> '$.reason' = 'I listen from the next room.'";
    assert_eq!(station.count(why), 1);
    assert_eq!(kept(&station, "stand_by"), 0);
}

#[test]
fn who_checks_in_at_the_desk_is_known_to_students_until_the_time_is_over() {
    let station = desk_of(&school::boone(), ready());
    station.see("How long are you here?");
    station.tap("Stand by: 90 minutes");
    station.see("You stand by until 10:45 AM.");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Ready));
    station.see("stands by until 10:45 AM");
    station.send(Event::Go(Screen::Live));
    station.see("Standing by: Mr. Boone (10:45 AM)");
    assert!(station.enabled("Start the interview"));
    station.send(Event::SignOut);
    station.pass(Duration::from_secs(91 * 60));
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.digits("4711");
    station.send(Event::Go(Screen::Live));
    station.see("Nobody has checked in to stand by here yet.");
}

#[test]
fn who_leaves_earlier_stands_by_no_more() {
    let station = desk_of(&school::okafor(), ready());
    station.tap("Stand by: 45 minutes");
    station.see("You stand by until 10:00 AM.");
    station.tap("I'm leaving");
    station.see("How long are you here?");
    station.settle();
    assert!(station.look(|state| who::present(state).is_empty()));
    assert_eq!(kept(&station, "stand_by"), 1);
}

#[test]
fn a_power_cut_checks_nobody_out() {
    let station = desk_of(&school::boone(), ready());
    station.tap("Stand by: 90 minutes");
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment(NOW));
    assert_eq!(station.look(|state| who::present(state).len()), 1);
}

#[test]
fn a_call_that_has_begun_goes_on_when_the_time_of_the_adult_is_over() {
    let station = before();
    station.tap("An adult stands by now");
    station.tap("Mr. Boone");
    station.digits("246813");
    station.tap("Start the interview");
    station.pass(Duration::from_secs(40 * 60));
    assert!(begun(&station));
    station.see("Say this, in your own words if you like:");
}

#[test]
fn a_school_that_knows_no_adult_is_not_asked_for_one() {
    let records: Vec<Record> = ready().into_iter().filter(|record| !matches!(record, Record::Adult(_))).collect();
    let station = Station::with(&records);
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Live));
    assert!(station.enabled("Start the interview"));
}
