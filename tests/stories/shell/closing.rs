//! A station that only an adult can leave.

use crate::calling::{at_the_desk, desk_of, kept, screen};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::engine::Clock;
use askwell::flow::state::seat::Course;
use askwell::flow::{Effect, Event, Screen, closing};
use askwell::ui::App;
use slint::platform::Key;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use tempfile::TempDir;

/// What the screen says where nobody can be asked for a PIN.
const UNCHECKED: &str = "This station can't check anybody's PIN now, so it can be closed without one.";

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
        // Who only stands by has all of the desk on one page.
        if adult == school::okafor() {
            station.tap_starting("This station, ");
        }
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
fn before_the_school_is_read_nothing_closes_it() {
    // A station of its own, so that there is a screen to draw on.
    let _screen = Station::with(&school::records());
    let asked: Rc<RefCell<Vec<Effect>>> = Rc::default();
    let queue = Rc::clone(&asked);
    let content = crate::station::content();
    let app = App::new(content, Language::En, Clock::by_hand(moment(NOW)), move |effect| queue.borrow_mut().push(effect)).unwrap();
    for _ in 0..3 {
        app.dispatch(Event::Closing(closing::Event::Asked));
        app.dispatch(Event::Tick);
    }
    assert!(app.look(|state| state.course == Course::Runs && state.gate.is_none()));
    // The engine, which is still reading, answers when it knows who could be asked.
    assert!(asked.borrow().iter().any(|effect| matches!(effect, Effect::AskWhoCloses)));
}

/// A station at which Ms. Okafor has a PIN, switched off.
fn switched_off() -> Rc<TempDir> {
    let station = Station::with(&school::records());
    station.give_pin(school::okafor().id.0, "246813");
    station.pull_the_plug()
}

#[test]
fn where_the_databases_cannot_be_read_it_can_still_be_closed() {
    let folder = switched_off();
    let (keys, aside) = (folder.path().join("keys.db"), folder.path().join("keys.aside"));
    std::fs::rename(&keys, &aside).unwrap();
    std::fs::create_dir(&keys).unwrap();
    let station = Station::on(Rc::clone(&folder), moment(NOW));
    station.see("The station cannot use its data folder.");
    station.send(Event::Closing(closing::Event::Asked));
    station.see(UNCHECKED);
    // Nobody's digits are asked for, and nothing ends by itself.
    station.see_not("I lost my PIN");
    station.keys("246813");
    station.tap("Never mind");
    assert!(runs(&station));
    station.send(Event::Closing(closing::Event::Unchecked));
    assert!(runs(&station), "without the question it was closed all the same");

    // They can be read again: the station begins as it always does, and asks for a PIN again.
    std::fs::remove_dir(&keys).unwrap();
    std::fs::rename(&aside, &keys).unwrap();
    station.pass(Duration::from_secs(10));
    station.see_not("The station cannot use its data folder.");
    station.tap("Start");
    station.see("Period 3");
    station.send(Event::Closing(closing::Event::Asked));
    station.see_not(UNCHECKED);
    station.tap("Ms. Okafor");
    station.digits("246813");
    assert!(!runs(&station));
}

#[test]
fn where_the_pins_were_damaged_and_set_aside_it_is_closed_without_one() {
    let folder = switched_off();
    std::fs::write(folder.path().join("keys.db"), b"no database any more ".repeat(300)).unwrap();
    let station = Station::on(folder, moment(NOW));
    station.see("It was set aside, not deleted");
    station.send(Event::Closing(closing::Event::Asked));
    station.see(UNCHECKED);
    station.tap("Español");
    station.see("Esta estación no puede comprobar el PIN de nadie en este momento");
    station.tap("Cerrarla ahora");
    assert!(!runs(&station));
}

#[test]
fn where_the_key_is_lost_and_no_recovery_code_was_ever_made_it_is_closed_without_a_pin() {
    let folder = switched_off();
    let station = Station::on(Rc::clone(&folder), moment(NOW));
    // From its first use on the PIN holds the station's pepper.
    station.tap("Teacher");
    station.digits("246813");
    station.see("Waiting for you");
    drop(station);
    std::fs::write(folder.path().join("askwell-station-key"), [7; 32]).unwrap();
    let station = Station::on(folder, moment(NOW));
    station.send(Event::Closing(closing::Event::Asked));
    station.see(UNCHECKED);
    station.tap("Close it now");
    assert!(!runs(&station));
}

#[test]
fn the_system_ends_it_and_everything_that_was_typed_is_kept() {
    let station = asked_while_maya_writes();
    station.send(Event::Closing(closing::Event::BySystem));
    assert!(!runs(&station));
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'interest' AND body ->> '$.why' = 'Animals.'"), 1);
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'close_station'"), 0);
    assert!(station.look(|state| state.session.is_none()));
}

#[test]
fn where_no_window_manager_takes_the_keys_the_station_does() {
    let station = Station::with(&school::records());
    station.give_pin(school::okafor().id.0, "246813");
    station.chord(Key::Alt, &char::from(Key::F4).to_string());
    station.see("Please call the adult.");
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
    station.give_pin(school::okafor().id.0, "246813");
    station.send(Event::Closing(closing::Event::Asked));
    station.see("Close the station");
    station.pass(Duration::from_secs(250));
    station.see_not("Close the station");
    assert!(runs(&station));
}
