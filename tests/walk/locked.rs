//! The lock outlives a killed station and a lost key, an adult always gets out, and the system's stop loses nothing.

use crate::classroom::{Classroom, DIGITS, WORDS};
use std::process::Command;

/// The card after a crash: it names the student and shows nothing of the work.
const STOPPED: &str = "Maya R., the station stopped while you were at work.";

#[test]
fn wrong_pins_are_still_counted_after_a_crash_and_the_recovery_code_opens_the_locked_gate() {
    let mut room = Classroom::new();
    let station = room.open_and_write();
    room.ask_to_close(&station);
    for left in ["4", "3", "2"] {
        room.screen.type_text(&room.wrong_pin());
        station.see(&format!("Tries left: {left}"));
    }
    // With the gate open and Maya signed in.
    station.kill();

    let mut station = room.open();
    station.see(STOPPED);
    assert!(!station.says(WORDS), "her work is there for everybody to read");
    room.ask_to_close(&station);
    room.screen.type_text(&room.wrong_pin());
    station.see("Tries left: 1");
    room.screen.type_text(&room.wrong_pin());
    station.see("Too many tries.");
    assert!(station.runs());
    room.screen.see_it_whole("five wrong PINs");
    assert_eq!(room.close_by_code(station), Some(0));

    // The card stays until Maya has answered it, and what she wrote is there.
    let station = room.open();
    station.tap("Go on");
    station.see("Type your four digits");
    room.screen.type_text(DIGITS);
    station.see("Maya R. · Period 3");
    assert_eq!(station.written(crate::classroom::FIELD).as_deref(), Some(WORDS));
}

#[test]
fn a_killed_station_that_lost_its_key_lets_nobody_in_and_an_adult_out() {
    let mut room = Classroom::new();
    // From its first use on the PIN holds the station's pepper.
    let station = room.open();
    room.ask_to_close(&station);
    room.screen.type_text(&room.pin);
    assert_eq!(station.ended(), Some(0));
    room.open_and_write().kill();
    std::fs::write(room.data.join("askwell-station-key"), [7; 32]).unwrap();

    let mut station = room.open();
    station.see(STOPPED);
    station.tap("Go on");
    station.see("Type your four digits");
    room.screen.type_text(DIGITS);
    station.see("this station forgot everybody's digits");
    room.ask_to_close(&station);
    room.screen.type_text(&room.pin);
    station.see("No PIN fits at this station any more");
    assert!(station.runs());
    assert_eq!(room.close_by_code(station), Some(0));
}

#[test]
fn a_station_that_the_system_stops_keeps_what_was_typed_and_signs_out() {
    for signal in ["TERM", "HUP"] {
        let room = Classroom::new();
        let station = room.open_and_write();
        // At once, before the next beat brings the words to the disk.
        assert!(Command::new("kill").args([&format!("-{signal}"), &station.id().to_string()]).status().unwrap().success());
        assert_eq!(station.ended(), Some(0), "{signal}");
        assert_eq!(room.kept(), WORDS, "{signal}");
        let station = room.open();
        station.see("Find out what the work is really like.");
        assert!(!station.says("Maya"), "somebody is signed in");
    }
}
