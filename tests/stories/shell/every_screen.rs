//! What every screen has: language, text size, contrast, help, and the way back to the first screen.

use crate::school;
use crate::station::Station;
use askwell::flow::{Event, Screen};
use slint::platform::Key;
use std::time::Duration;

fn signed_in() -> Station {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station
}

#[test]
fn the_language_changes_at_any_moment() {
    let station = signed_in();
    station.tap("Español");
    station.see("Ahora: ¿qué te interesa?");
    station.tap("English");
    station.see("Next: what interests you?");
}

#[test]
fn text_grows_in_steps_to_twice_its_size_and_back() {
    let station = signed_in();
    let sizes: Vec<u32> = (0..5)
        .map(|_| {
            station.tap("Text size");
            station.look(|state| state.look.percent)
        })
        .collect();
    assert_eq!(sizes, [125, 150, 175, 200, 100]);
}

#[test]
fn an_adult_is_called_silently_by_a_key_and_the_call_can_be_taken_back() {
    let station = signed_in();
    station.key(Key::F1);
    station.see("You asked for an adult");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'help' AND body ->> '$.over' = 0"), 1);
    station.tap("You asked for an adult");
    station.see("You asked for an adult.");
    station.tap("I am all right now");
    station.see("Ask an adult");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'help'"), 2);
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'help' AND body ->> '$.over' = 1"), 1);
}

#[test]
fn pressing_the_button_again_takes_no_call_back_unasked() {
    let station = signed_in();
    station.tap("Ask an adult");
    station.key(Key::F1);
    station.see("You asked at 9:15 AM.");
    station.see_not("Next: what interests you?");
    station.tap("Back: I still need help");
    station.see("Next: what interests you?");
    station.see("You asked for an adult");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'help'"), 1);
    // A question nobody answered ends with the session; the call does not.
    station.tap("You asked for an adult");
    station.send(Event::SignOut);
    station.see_not("Back: I still need help");
    assert_eq!(station.look(|state| state.help.len()), 1);
}

#[test]
fn three_quiet_minutes_bring_a_warning_and_half_a_minute_later_the_first_screen() {
    let station = signed_in();
    station.pass(Duration::from_secs(179));
    station.see_not("Are you still here?");
    station.pass(Duration::from_secs(2));
    station.see("Are you still here?");
    station.pass(Duration::from_secs(30));
    assert_eq!(station.look(|state| state.screen), Screen::Welcome);
    station.see_not("Maya");
    assert!(station.look(|state| state.session.is_none()));
}

#[test]
fn who_is_still_here_stays_signed_in() {
    let station = signed_in();
    station.pass(Duration::from_secs(185));
    station.tap("I'm still here");
    station.see_not("Are you still here?");
    station.pass(Duration::from_secs(170));
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn nothing_of_the_last_student_is_left_after_signing_out() {
    let station = signed_in();
    station.tap("Text size");
    station.tap("Contrast: paper");
    station.tap("Sign out");
    station.see_not("Maya");
    station.look(|state| {
        assert!(state.session.is_none());
        assert_eq!(state.look, askwell::flow::Look::default());
        assert!(state.sign_in.student.is_none());
    });
    let open: i64 = rusqlite::Connection::open(station.path().join("keys.db"))
        .unwrap()
        .query_row("SELECT count(*) FROM open_session", [], |row| row.get(0))
        .unwrap();
    assert_eq!(open, 0);
}

#[test]
fn nothing_beneath_the_warning_can_be_seen_or_reached_by_keys() {
    let station = signed_in();
    station.pass(Duration::from_secs(185));
    station.see_not("Sign out");
    station.see_not("Next: what interests you?");
    station.key(Key::Tab);
    station.see("Are you still here?");
    station.key(Key::Return);
    station.see_not("Are you still here?");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
    station.see("Next: what interests you?");
}

#[test]
fn a_call_for_an_adult_belongs_to_the_student_who_made_it() {
    let station = signed_in();
    station.tap("Ask an adult");
    station.see("You asked for an adult");
    station.tap("Sign out");
    station.see_not("You asked for an adult");
    station.sign_in_first_time("Period 3", "Luis A.", "1357");
    station.see_not("Pediste un adulto");
    station.tap("Salir");
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.digits("4711");
    station.see("You asked for an adult");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'help' AND body ->> '$.over' = 1"), 0);
}
