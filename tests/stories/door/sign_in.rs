//! Signing in: class, name, PIN.

use crate::school;
use crate::station::{Station, moment};
use askwell::flow::Screen;
use std::time::Duration;

/// Chooses Maya's name on the welcome screen.
pub(super) fn choose_maya(station: &Station) {
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
}

/// A station on which Maya has chosen 4711.
fn with_maya() -> Station {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Sign out");
    station
}

#[test]
fn a_student_chooses_a_pin_at_the_first_sign_in_and_types_it_at_the_next() {
    let station = with_maya();
    choose_maya(&station);
    station.see("Type your four digits");
    station.digits("4711");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
    station.see("Next: what interests you?");
}

#[test]
fn the_letters_of_the_last_search_are_gone_after_back() {
    let station = with_maya();
    station.tap("Start");
    station.tap("Period 3");
    station.write("Type the first letters", "ma");
    station.tap("Maya R.");
    station.tap("Back");
    assert_eq!(station.written("Type the first letters"), "");
    station.see("Luis");
}

#[test]
fn two_different_pins_are_not_taken() {
    let station = Station::with(&school::records());
    choose_maya(&station);
    station.digits("4711");
    station.see("Now the same again");
    station.digits("4712");
    station.see("Those were not the same");
    station.see("Choose four digits");
    assert!(station.look(|state| state.session.is_none()));
}

#[test]
fn a_pin_can_be_typed_on_the_keyboard_and_a_digit_taken_back() {
    let station = with_maya();
    choose_maya(&station);
    station.keys("479");
    station.key(slint::platform::Key::Backspace);
    station.keys("11");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn digits_reach_the_pad_from_whatever_control_has_the_focus() {
    let station = with_maya();
    choose_maya(&station);
    for tabs in 1..12 {
        station.keys("4");
        station.keys(&"\t".repeat(tabs));
        station.keys("79");
        station.key(slint::platform::Key::Backspace);
        assert_eq!(station.look(|state| state.sign_in.pin.len()), 2, "after {tabs} tabs");
        station.key(slint::platform::Key::Backspace);
        station.key(slint::platform::Key::Backspace);
    }
    station.keys("4711");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn digits_typed_as_an_adult_reach_the_pad_and_those_of_a_reason_stay_in_its_field() {
    let station = with_maya();
    station.give_pin(school::okafor().id.0, "246813");
    choose_maya(&station);
    station.tap("Let me in");
    station.tap("Ms. Okafor");
    station.keys("\t\t\t246");
    station.keys("\t8x13");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn no_screen_and_no_log_ever_shows_the_digits() {
    let station = with_maya();
    choose_maya(&station);
    station.digits("471");
    assert!(!station.words().iter().any(|words| words.contains("471")));
    station.digits("1");
    assert!(!station.effects().iter().any(|effect| effect.contains("4711")));
}

#[test]
fn a_name_is_found_by_its_first_letter_and_by_typing() {
    let mut records = school::records();
    for (number, first) in ["Noor", "Nadia", "Zoe", "Ángel"].into_iter().enumerate() {
        records.push(school::student(2000 + u32::try_from(number).unwrap(), first, "Haddad").into());
    }
    let station = Station::with(&records);
    station.tap("Start");
    station.tap("Period 3");
    station.tap("N");
    station.see("Noor H.");
    station.see("Nadia H.");
    station.see_not("Maya R.");
    station.tap("N");
    station.write("Type the first letters", "ang");
    station.see("Ángel H.");
    station.see_not("Noor H.");
    station.write("Type the first letters", "xyz");
    station.see("Nobody here begins like that");
}

#[test]
fn a_spanish_speaking_student_is_met_in_spanish() {
    let station = Station::with(&school::records());
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Luis A.");
    station.see("Elige cuatro números");
    station.digits("1357");
    station.digits("1357");
    station.see("Ahora: ¿qué te interesa?");
    station.tap("Salir");
    station.see("Find out what the work is really like.");
}

fn wrong_five_times(station: &Station) {
    for left in [4, 3, 2, 1] {
        station.digits("0000");
        station.see(&format!("Tries left: {left}"));
    }
    station.digits("0000");
    station.see("Too many tries.");
}

#[test]
fn five_wrong_tries_lock_for_thirty_seconds_and_the_right_pin_does_not_help() {
    let station = with_maya();
    choose_maya(&station);
    wrong_five_times(&station);
    assert!(!station.enabled("1"), "the pad must be locked");
    station.pass(Duration::from_secs(29));
    station.see("Too many tries.");
    station.pass(Duration::from_secs(2));
    station.see_not("Too many tries.");
    station.digits("4711");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn the_lock_doubles_and_survives_a_restart_and_a_changed_clock() {
    let station = with_maya();
    choose_maya(&station);
    wrong_five_times(&station);
    station.pass(Duration::from_secs(31));
    station.digits("0000");
    station.see("60 seconds");
    station.pass(Duration::from_secs(10));
    let folder = station.pull_the_plug();

    // Ten years later, says the clock; the station has run for ten seconds of the minute.
    let station = Station::on(folder, moment("2036-12-03T09:15:00-08:00"));
    choose_maya(&station);
    station.see("Too many tries.");
    station.clock.set_wall(moment("1999-01-01T00:00:00-08:00"));
    station.pass(Duration::from_secs(48));
    station.see("Too many tries.");
    station.pass(Duration::from_secs(4));
    station.see_not("Too many tries.");
}

#[test]
fn another_student_is_not_locked_out_with_the_first() {
    let station = with_maya();
    choose_maya(&station);
    wrong_five_times(&station);
    station.tap("Back");
    station.tap("Luis A.");
    station.see("Elige cuatro números");
    assert!(station.enabled("1"));
}

#[test]
fn a_teacher_lets_a_student_in_and_it_is_written_down() {
    let station = with_maya();
    station.give_pin(school::okafor().id.0, "246813");
    choose_maya(&station);
    station.tap("Let me in");
    station.tap("Ms. Okafor");
    station.digits("246813");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'let_in'"), 1);
}

#[test]
fn a_teacher_resets_a_forgotten_pin() {
    let station = with_maya();
    station.give_pin(school::okafor().id.0, "246813");
    choose_maya(&station);
    wrong_five_times(&station);
    station.tap("New PIN");
    station.tap("Ms. Okafor");
    station.digits("246813");
    station.see("Choose four digits");
    station.digits("8642");
    station.digits("8642");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn a_wrong_adult_pin_opens_nothing_and_the_gate_can_be_left() {
    let station = with_maya();
    station.give_pin(school::okafor().id.0, "246813");
    choose_maya(&station);
    station.tap("Let me in");
    station.tap("Ms. Okafor");
    station.digits("111111");
    station.see("That was not it. Tries left: 4");
    station.tap("Never mind");
    station.see("Type your four digits");
    assert!(station.look(|state| state.session.is_none()));
}

#[test]
fn the_language_chosen_on_the_way_in_stays() {
    let station = Station::with(&school::records());
    station.tap("Español");
    station.tap("Empezar");
    station.tap("Period 3");
    station.tap("Maya R.");
    assert_eq!(station.look(|state| state.look.language), askwell::domain::Language::Es);
}
