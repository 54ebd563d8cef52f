//! The silent call for an adult: what it is about, who is on the way, and how it went.

use crate::calling::{kept, screen};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::standby::help;
use askwell::flow::{Event, Screen};
use slint::platform::Key;

/// Maya at the question list; an adult of each kind has a PIN.
fn at_the_questions() -> Station {
    let station = Station::with(&school::records());
    crate::calling::unroll(&station);
    for adult in [school::okafor(), school::boone()] {
        station.give_pin(adult.id.0, "246813");
    }
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Questions));
    station
}

fn standing_by(station: &Station) {
    station.tap("Standby adult");
    station.digits("246813");
}

fn told(station: &Station, kind: &str, field: &str) -> Vec<String> {
    station.settle();
    let sql = format!("SELECT body ->> '$.{field}' FROM fact WHERE kind = '{kind}' AND body ->> '$.{field}' IS NOT NULL ORDER BY id");
    let database = station.database();
    let mut statement = database.prepare(&sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn one_touch_calls_and_what_it_is_about_can_be_said_without_leaving_the_screen() {
    let station = at_the_questions();
    station.key(Key::F1);
    station.see("You asked for an adult");
    station.settle();
    assert_eq!(kept(&station, "help"), 1, "it is on its way before anything is asked");
    station.see("If you like, say what it is about:");
    assert_eq!(screen(&station), Screen::Questions);
    station.see("Add a good first list");
    station.tap("I don't feel well");
    station.see_not("If you like, say what it is about:");
    assert_eq!(told(&station, "help_word", "reason"), ["upset"]);
    station.send(Event::SignOut);
    standing_by(&station);
    station.see("Asked for an adult: Maya R.");
    station.see("I don't feel well");
}

#[test]
fn the_key_calls_though_the_button_that_had_the_focus_has_vanished() {
    let station = at_the_questions();
    station.key(Key::Tab);
    station.key(Key::Return);
    station.see_not("Add a good first list");
    station.pass(std::time::Duration::from_millis(250));
    station.key(Key::F1);
    station.see("You asked for an adult");
}

#[test]
fn who_is_on_the_phone_can_say_that_the_caller_is_strange() {
    let station = at_the_questions();
    station.tap("Ask an adult");
    station.see_not("The person on the phone is strange");
    let station = crate::call::live::talking();
    station.tap("Ask an adult");
    station.tap("The person on the phone is strange");
    assert_eq!(told(&station, "help_word", "reason"), ["caller_strange"]);
}

#[test]
fn nobody_has_to_say_what_it_is_about() {
    let station = at_the_questions();
    station.tap("Ask an adult");
    station.tap("I'd rather not say");
    station.see_not("If you like, say what it is about:");
    station.see("You asked for an adult");
    assert_eq!(kept(&station, "help_word"), 0);
    // Whoever goes on with their work is not asked any more either.
    let station = at_the_questions();
    station.tap("Ask an adult");
    station.send(Event::Back);
    station.see_not("If you like, say what it is about:");
    assert_eq!((kept(&station, "help"), kept(&station, "help_word")), (1, 0));
}

#[test]
fn it_can_still_be_said_later() {
    let station = at_the_questions();
    station.tap("Ask an adult");
    station.tap("I'd rather not say");
    station.tap("You asked for an adult");
    station.see("If you like, say what it is about:");
    station.tap("Something doesn't work");
    assert_eq!(told(&station, "help_word", "reason"), ["technical"]);
    station.tap("You asked for an adult");
    station.see_not("If you like, say what it is about:");
    station.see("Back: I still need help");
}

#[test]
fn the_student_sees_that_somebody_is_on_the_way_also_after_a_power_cut() {
    let station = at_the_questions();
    station.tap("Ask an adult");
    station.send(Event::SignOut);
    standing_by(&station);
    station.tap("I'm on my way: Maya R.");
    station.see("Mr. Boone is on the way. The student can see it.");
    station.tap("Sign out");
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment(NOW));
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.digits("4711");
    station.see("An adult is coming");
    station.tap("An adult is coming");
    station.see("Mr. Boone is on the way.");
}

#[test]
fn an_adult_who_is_there_answers_at_the_screen_with_a_pin_and_says_how_it_went() {
    let station = at_the_questions();
    station.tap("Ask an adult");
    station.tap("You asked for an adult");
    station.tap("An adult is here");
    station.see("You came to help");
    station.tap("Mr. Boone");
    station.digits("246813");
    station.see("How did it go?");
    station.tap("They went on");
    assert_eq!(screen(&station), Screen::Questions);
    station.see("Ask an adult");
    assert!(station.look(|state| state.session.is_some() && state.help.is_empty()));
    assert_eq!(told(&station, "help", "outcome"), ["went_on"]);
    assert_eq!(told(&station, "help", "by"), [school::boone().id.to_string()]);
    assert_eq!(told(&station, "audit", "action"), ["answer_help"]);
}

#[test]
fn a_wrong_pin_answers_nothing_and_nobody_ends_a_call_without_one() {
    let station = at_the_questions();
    station.tap("Ask an adult");
    station.send(Event::Help(help::Event::Outcome(HelpOutcome::NotNeeded)));
    assert_eq!(station.look(|state| state.help.len()), 1);
    station.tap("You asked for an adult");
    station.tap("An adult is here");
    station.tap("Mr. Boone");
    station.digits("111111");
    station.see("That was not it. Tries left: 4");
    station.tap("Never mind");
    assert_eq!(screen(&station), Screen::Questions);
    station.see("You asked for an adult");
    assert_eq!(kept(&station, "help"), 1);
}

#[test]
fn how_it_went_is_said_at_the_desk_too() {
    let station = at_the_questions();
    station.tap("Ask an adult");
    station.see_not("The person on the phone is strange");
    station.tap("Something doesn't work");
    station.send(Event::SignOut);
    standing_by(&station);
    station.see("Something doesn't work");
    station.tap("Somebody else takes over");
    station.see_not("Asked for an adult");
    assert_eq!(told(&station, "help", "outcome"), ["handed_on"]);
}

#[test]
fn a_call_written_by_an_older_program_is_still_read() {
    let old = r#"{"id":"01938b60-7c00-7000-8000-000000000001","at":"2026-12-02T10:00:00-08:00","screen":"phone"}"#;
    let Ok(Record::Help(call)) = Record::read("help", old) else { panic!("not read") };
    assert_eq!((call.over, call.by, call.outcome), (false, None, None));
    assert_eq!(OpenCall::all([call.clone()], []), [OpenCall::new(call)]);
}
