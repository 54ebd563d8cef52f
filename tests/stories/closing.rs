//! A station that only an adult can leave.

use crate::calling::{at_the_desk, desk_of, kept, screen};
use crate::school;
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::closing::{self, Course};
use askwell::flow::{Event, Screen};

/// Maya writes about her interests, and somebody presses Alt and F4.
fn asked_while_maya_writes() -> Station {
    let station = Station::with(&school::records());
    for adult in [school::okafor(), school::boone()] {
        station.give_pin(adult.id.0, "246813");
    }
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Interest));
    station.write("Why do these interest you?", "Animals.");
    station.send(Event::Closing(closing::Event::Asked));
    station
}

fn runs(station: &Station) -> bool {
    station.look(|state| state.course == Course::Runs)
}

#[test]
fn a_key_that_closes_windows_leads_to_an_adults_pin_and_back() {
    let station = asked_while_maya_writes();
    assert!(runs(&station));
    station.see("Close the station");
    station.tap("Mr. Boone");
    station.digits("111111");
    station.see("That was not it.");
    assert!(runs(&station));
    // The same key again changes nothing.
    station.send(Event::Closing(closing::Event::Asked));
    station.tap("Never mind");
    assert!(runs(&station));
    assert_eq!(screen(&station), Screen::Interest);
    assert_eq!(station.written("Why do these interest you?"), "Animals.");
    assert!(station.look(|state| state.session.is_some()), "Maya is still at work");
}

#[test]
fn an_adult_closes_it_and_everything_that_was_typed_is_kept() {
    let station = asked_while_maya_writes();
    station.tap("Mr. Boone");
    station.digits("246813");
    assert!(!runs(&station));
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'interest' AND body ->> '$.why' = 'Animals.'"), 1);
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'close_station'"), 1);
    assert!(station.look(|state| state.session.is_none()));
}

#[test]
fn it_is_closed_from_the_desk() {
    for adult in [school::okafor(), school::boone()] {
        let station = desk_of(&adult, []);
        station.see("Everything is kept, and nobody works here until it is started again.");
        station.tap("Close it now");
        assert!(!runs(&station));
        assert_eq!(kept(&station, "audit"), 1);
    }
}

#[test]
fn a_student_cannot_close_it_through_the_desk() {
    let station = asked_while_maya_writes();
    station.tap("Never mind");
    station.send(Event::Closing(closing::Event::FromTheDesk));
    assert!(runs(&station));
}

#[test]
fn a_station_that_knows_no_adult_can_be_left() {
    let records: Vec<Record> = school::records().into_iter().filter(|record| !matches!(record, Record::Adult(_))).collect();
    let station = Station::with(&records);
    station.send(Event::Closing(closing::Event::Asked));
    assert!(!runs(&station));
}

#[test]
fn who_lost_the_pin_can_close_it_with_the_recovery_code() {
    let station = at_the_desk([]);
    station.tap("Sign out");
    station.send(Event::Closing(closing::Event::Asked));
    station.tap("Ms. Okafor");
    station.see("I lost my PIN");
}

#[test]
fn a_gate_that_everybody_walked_away_from_closes_by_itself() {
    let station = Station::with(&school::records());
    station.send(Event::Closing(closing::Event::Asked));
    station.see("Close the station");
    station.pass(std::time::Duration::from_secs(250));
    station.see_not("Close the station");
    assert!(runs(&station));
}
