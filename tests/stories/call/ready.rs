//! The readiness check.

use crate::calling::{adult_passes, at, booked, kept, one, screen};
use crate::school;
use crate::station::moment;
use askwell::domain::*;
use askwell::flow::Screen;

fn done() -> Vec<Record> {
    let file = InterviewFile::new(booked());
    let list = QuestionList { review: Review::HandedIn, ..file.questions };
    let confirmation = Confirmation { sent_at: Some(moment("2026-12-02T09:00:00-08:00")), ..file.confirmation };
    vec![booked().into(), list.into(), confirmation.into()]
}

#[test]
fn each_of_the_four_says_what_is_missing_and_how_to_mend_it() {
    let station = at(Screen::Ready, vec![booked().into()]);
    station.see("Tuesday, December 8, 2:30 PM");
    station.see("Missing: the list is empty.");
    station.see("Missing: it is not sent yet.");
    station.see("Missing: pen and paper, or this station.");
    station.see("Missing: choose who it is.");
    assert!(!station.enabled("I'm ready"));
    station.tap("To the confirmation");
    assert_eq!(screen(&station), Screen::Confirmation);
    station.send(askwell::flow::Event::Go(Screen::Ready));
    station.tap("To my questions");
    assert_eq!(screen(&station), Screen::Questions);
}

#[test]
fn with_all_four_the_student_is_ready() {
    let station = at(Screen::Ready, done());
    station.tap("It is at hand");
    assert!(!station.enabled("I'm ready"));
    station.tap("Mr. Boone");
    station.see("Done: Mr. Boone");
    assert_eq!(station.written("Or somebody else"), "", "a chosen adult is nobody else");
    station.tap("I'm ready");
    assert_eq!(screen(&station), Screen::Journey);
    assert!(one(&station, |one| one.readiness.passed_at.is_some()));
    assert_eq!(kept(&station, "readiness"), 1);
}

#[test]
fn an_adult_can_be_named_who_is_on_no_list() {
    let station = at(Screen::Ready, done());
    station.write("Or somebody else", "Mrs. Vega from the library");
    station.see("Done: Mrs. Vega from the library");
    assert_eq!(station.written("Or somebody else"), "Mrs. Vega from the library");
    station.tap("It is at hand");
    station.tap("It is not at hand");
    assert!(!station.enabled("I'm ready"));
}

#[test]
fn an_adult_lets_the_student_go_on_with_a_reason() {
    let station = at(Screen::Ready, vec![booked().into()]);
    station.tap("An adult lets me go on");
    adult_passes(&station, &school::okafor(), "The clinic moved the call to today");
    assert_eq!(screen(&station), Screen::Journey);
    let readiness = one(&station, |one| one.readiness.clone());
    assert_eq!(readiness.override_reason, "The clinic moved the call to today");
    assert_eq!(readiness.override_by, "Ms. Okafor");
    assert!(readiness.passed_at.is_some());
}

#[test]
fn without_a_date_there_is_nothing_to_check() {
    let station = at(Screen::Ready, Vec::new());
    assert_eq!(screen(&station), Screen::Journey);
}

#[test]
fn the_gate_says_what_is_missing_and_asks_for_the_reason_before_the_digits() {
    let station = at(Screen::Ready, done());
    station.tap("Mr. Boone");
    station.tap("An adult lets me go on");
    station.see("Still missing:");
    station.see("Nothing to take notes with is at hand.");
    station.see_not("The questions are not handed in.");
    station.see("First write the reason. Then the digits can be typed.");
    station.send(askwell::flow::Event::Gate(askwell::flow::door::gate::Event::Adult(school::okafor().id)));
    assert!(!station.enabled("1"), "no digit counts without a reason");
    station.write("Reason", "The pens come with the class");
    station.see_not("First write the reason.");
    assert!(station.enabled("1"));
}
