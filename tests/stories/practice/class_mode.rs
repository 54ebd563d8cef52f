//! Practice without a PIN: a teacher opens it for a stated time, students begin recordings, and it ends by itself.

use crate::calling::{chosen, desk_of, unroll};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::effects::sound::Booth;
use askwell::flow::practice::booth;
use askwell::flow::practice::class_mode::{self, Event as Class};
use askwell::flow::{Event, Reply, Screen};
use std::time::Duration;

const OPENED: &str = "Ms. Okafor opened class practice until 10:00 AM.";

fn desk(adult: &Adult) -> Station {
    let mut maya = school::maya();
    maya.adult = true;
    desk_of(adult, [chosen().into(), maya.into()])
}

/// Ms. Okafor has opened it for 45 minutes at a quarter past nine, and left.
fn opened() -> Station {
    let station = desk(&school::okafor());
    station.tap("45 minutes");
    station.see(OPENED);
    station.tap("Sign out");
    station
}

fn lasts(station: &Station) -> bool {
    station.look(|state| class_mode::now(state).is_some())
}

fn audits(station: &Station, action: &str) -> i64 {
    station.settle();
    station.count(&format!("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = '{action}'"))
}

/// Maya signs in, everybody agrees, and the microphone is checked.
fn checked(station: &Station) {
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Practice));
    unroll(station);
    station.tap("Record a practice");
    station.tap("Ms. Okafor");
    station.tap("Next");
    station.tap("Yes");
    station.tap("Next");
    station.tap("Yes");
    station.tap("Next");
    // No machine of ours has a microphone: what the engine would find is told by hand.
    station.app.dispatch(Event::Booth(booth::Event::CheckAgain));
    let found = Booth { microphones: Vec::new(), loudspeakers: Vec::new(), minutes: Some(600) };
    station.app.dispatch(Event::Reply(Reply::Booth(found)));
}

fn time_passes(station: &Station, minutes: u64) {
    station.clock.pass(Duration::from_secs(60 * minutes));
    station.settle();
}

#[test]
fn while_it_is_open_a_student_begins_without_a_pin_and_it_is_written_down() {
    let station = opened();
    checked(&station);
    station.see(OPENED);
    station.tap("Start recording");
    assert!(station.look(|state| state.gate.is_none()));
    assert!(station.effects().iter().any(|effect| effect.starts_with("BeginTake")));
    assert_eq!((audits(&station, "start_in_class_practice"), audits(&station, "start_recording")), (1, 0));
    let sql = "SELECT count(*) FROM fact WHERE body ->> '$.action' = 'start_in_class_practice' AND body ->> '$.student' IS NOT NULL";
    assert_eq!(station.count(sql), 1, "whose recording it was is not written down");
}

#[test]
fn everybody_is_asked_all_the_same_and_a_minor_needs_a_form() {
    let station = opened();
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Practice));
    unroll(&station);
    station.tap("Record a practice");
    station.tap("Luis A.");
    station.tap("Next");
    station.tap("Yes");
    station.tap("Next");
    station.see("Luis A.: may it be recorded?");
    station.tap("Yes");
    station.see("none is on file");
    assert!(!station.enabled("Next"));
}

#[test]
fn it_ends_by_itself_and_then_an_adult_is_asked_for() {
    let station = opened();
    time_passes(&station, 44);
    assert!(lasts(&station));
    time_passes(&station, 1);
    assert!(!lasts(&station));
    checked(&station);
    station.see_not("opened class practice");
    station.app.dispatch(Event::Booth(booth::Event::Begin));
    station.see("Start the recording");
    assert_eq!((audits(&station, "open_class_practice"), audits(&station, "end_class_practice")), (1, 1));
}

#[test]
fn a_teacher_ends_it_before_its_time() {
    let station = opened();
    station.tap("Teacher");
    station.digits("246813");
    unroll(&station);
    station.see(OPENED);
    station.tap("End it now");
    assert!(!lasts(&station));
    station.see("30 minutes");
    assert_eq!(audits(&station, "end_class_practice"), 1);
}

#[test]
fn a_station_that_starts_again_has_it_no_more() {
    let station = opened();
    station.settle();
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW) + chrono::Duration::minutes(2));
    assert!(!lasts(&station));
}

#[test]
fn a_clock_that_is_set_back_ends_it_and_never_makes_it_longer() {
    let station = opened();
    time_passes(&station, 30);
    station.clock.set_wall(moment(NOW) + chrono::Duration::minutes(5));
    station.settle();
    assert!(lasts(&station));
    time_passes(&station, 15);
    assert!(!lasts(&station), "45 minutes have passed, whatever the clock says");
    let station = opened();
    station.clock.set_wall(moment(NOW) - chrono::Duration::minutes(1));
    assert!(!lasts(&station) || station.look(|state| state.now >= moment(NOW)));
    station.settle();
    assert!(!lasts(&station));
    assert_eq!(audits(&station, "end_class_practice"), 1);
}

#[test]
fn a_standby_adult_cannot_open_it() {
    let station = desk(&school::boone());
    station.see_not("Practice without a PIN");
    station.send(Event::ClassMode(Class::Open(45)));
    assert!(!lasts(&station));
    assert_eq!(audits(&station, "open_class_practice"), 0);
}

#[test]
fn a_student_cannot_open_it_and_nobody_opens_it_for_a_day() {
    let station = desk(&school::okafor());
    station.send(Event::ClassMode(Class::Open(1_440)));
    assert!(!lasts(&station));
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::ClassMode(Class::Open(45)));
    assert!(!lasts(&station));
}

#[test]
fn in_spanish_it_is_as_plain() {
    let station = desk(&school::okafor());
    station.tap("Español");
    station.see("Práctica sin PIN");
    station.tap("45 minutos");
    station.see("Ms. Okafor abrió la práctica de la clase. Termina: 10:00 a. m.");
}
