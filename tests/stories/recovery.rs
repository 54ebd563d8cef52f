//! After a power cut: nothing is lost, and nothing happens silently.

use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::flow::Screen;
use std::time::Duration;

/// Maya is in the middle of her interest card when the plug is pulled.
fn interrupted() -> Station {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Begin");
    assert_eq!(station.look(|state| state.screen), Screen::Interest);
    station.settle();
    let folder = station.pull_the_plug();
    Station::on(folder, moment(NOW) + chrono::Duration::minutes(5))
}

#[test]
fn the_card_names_the_student_the_item_and_the_time_and_asks() {
    let station = interrupted();
    assert_eq!(station.look(|state| state.screen), Screen::Recovery);
    station.see("Maya R., the station stopped while you were at work.");
    station.see("At 9:15 AM you were at: your interests.");
}

#[test]
fn going_on_asks_for_the_pin_and_leads_back_to_the_item() {
    let station = interrupted();
    station.tap("Go on");
    station.see("Type your four digits");
    assert!(station.look(|state| state.session.is_none()));
    station.digits("4711");
    assert_eq!(station.look(|state| state.screen), Screen::Interest);
}

#[test]
fn looking_first_leads_to_everything_that_was_written() {
    let station = interrupted();
    station.tap("Look first");
    station.digits("4711");
    assert_eq!(station.look(|state| state.screen), Screen::Everything);
}

#[test]
fn somebody_else_can_say_so_and_the_card_does_not_come_again() {
    let station = interrupted();
    station.tap("That is not me");
    assert_eq!(station.look(|state| state.screen), Screen::Welcome);
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW));
    assert_eq!(station.look(|state| state.screen), Screen::Welcome);
}

#[test]
fn a_proper_sign_out_leaves_nothing_to_recover() {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Sign out");
    station.settle();
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW) + chrono::Duration::from_std(Duration::from_secs(60)).unwrap());
    assert_eq!(station.look(|state| state.screen), Screen::Welcome);
}

#[test]
fn a_second_power_cut_while_the_card_is_shown_brings_the_card_again() {
    let station = interrupted();
    assert_eq!(station.look(|state| state.screen), Screen::Recovery);
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW) + chrono::Duration::minutes(9));
    station.see("At 9:15 AM you were at: your interests.");
}

#[test]
fn the_card_names_the_time_of_the_last_word_not_of_opening_the_screen() {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Begin");
    for _ in 0..6 {
        // Somebody is there, so that the station does not sign her out.
        station.send(askwell::flow::Event::Touched);
        station.pass(Duration::from_secs(120));
    }
    station.send(askwell::flow::Event::Interest(askwell::flow::interest::Event::Write(
        askwell::flow::interest::Field::Why,
        "I like animals".to_owned(),
    )));
    station.pass(Duration::from_secs(11));
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW) + chrono::Duration::minutes(20));
    station.see("At 9:27 AM you were at: your interests.");
}
