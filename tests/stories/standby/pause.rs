//! A paused station, and what an adult who has come to a student can do there.

use crate::calling::{desk_of, kept, screen, unroll};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::flow::{Event, Screen};

/// Maya asked for an adult, and Mr. Boone has come and typed his PIN.
pub fn boone_has_come() -> Station {
    let station = Station::with(&school::records());
    unroll(&station);
    for adult in [school::okafor(), school::boone()] {
        station.give_pin(adult.id.0, "246813");
    }
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Interest));
    station.write("Why do these interest you?", "Animals.");
    station.tap("Ask an adult");
    station.tap("You asked for an adult");
    station.tap("An adult is here");
    station.tap("Mr. Boone");
    station.digits("246813");
    station.see("How did it go?");
    station
}

#[test]
fn an_adult_who_has_come_pauses_the_station_and_only_an_adult_lets_it_go_on() {
    let station = boone_has_come();
    station.tap("Pause the station");
    station.see("This station is paused.");
    station.see_not("Why do these interest you?");
    station.tap("An adult lets it go on");
    station.tap("Mr. Boone");
    station.digits("111111");
    station.see("That was not it.");
    station.tap("Never mind");
    station.see("This station is paused.");
    station.tap("An adult lets it go on");
    station.tap("Mr. Boone");
    station.digits("246813");
    assert_eq!(screen(&station), Screen::Interest);
    assert_eq!(station.written("Why do these interest you?"), "Animals.");
    station.settle();
    assert_eq!(kept(&station, "pause"), 1);
}

#[test]
fn a_power_cut_ends_no_pause() {
    let station = desk_of(&school::boone(), []);
    station.tap("Pause it");
    station.see("This station is paused.");
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment(NOW));
    station.see("This station is paused.");
    assert!(!station.shows("Start"));
    station.tap("An adult lets it go on");
    station.tap("Mr. Boone");
    station.digits("246813");
    station.see("Start");
}

#[test]
fn on_a_paused_station_an_adult_can_still_be_called() {
    let station = desk_of(&school::boone(), []);
    station.tap("Pause it");
    station.tap("Ask an adult");
    station.settle();
    assert_eq!(kept(&station, "help"), 1);
}

#[test]
fn what_an_adult_can_do_goes_away_when_they_do_and_the_call_stays() {
    let station = boone_has_come();
    station.pass(std::time::Duration::from_secs(121));
    station.see_not("How did it go?");
    assert!(station.look(|state| state.help.len() == 1));
}

#[test]
fn f1_calls_again_after_the_button_that_had_the_focus_is_gone() {
    let station = boone_has_come();
    station.tap("They went on");
    station.key(slint::platform::Key::F1);
    station.see("You asked for an adult");
}

#[test]
fn an_adult_who_has_come_ends_the_session_or_hands_the_station_on() {
    let station = boone_has_come();
    station.tap("End this session");
    assert_eq!(screen(&station), Screen::Welcome);
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'interest' AND body ->> '$.why' = 'Animals.'"), 1);
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'help' AND body ->> '$.outcome' = 'ended'"), 1);
    let station = boone_has_come();
    station.tap("Next student");
    assert_eq!(screen(&station), Screen::Classes);
    // Nobody's work waits behind it after a power cut.
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment(NOW));
    assert_eq!(screen(&station), Screen::Welcome);
}
