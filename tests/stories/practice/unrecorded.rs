//! Practice without a recording.

use crate::calling::{at, chosen, kept, one, screen};
use crate::school;
use askwell::domain::*;
use askwell::flow::Screen;
use std::time::Duration;

fn questions(count: usize) -> QuestionList {
    let mut list = QuestionList::new(school::first_interview(&school::maya()), school::maya().id);
    for number in 1..=count {
        let id = QuestionId::from_school("story", &number.to_string());
        let text = format!("What is the answer to question {number}?");
        list.questions.push(Question { id, bank: String::new(), category: String::new(), text, comment: String::new() });
    }
    list
}

#[test]
fn practice_goes_from_the_opening_through_the_first_questions_to_the_thanks() {
    let station = at(Screen::Practice, vec![chosen().into(), questions(8).into()]);
    station.see("Practice · not recorded");
    station.see("First, your opening");
    assert!(!station.enabled("The one before"));
    station.tap("The next one");
    station.see("Question 1 of 6");
    station.see("What is the answer to question 1?");
    for _ in 0..6 {
        station.tap("The next one");
    }
    station.see("Last, the end");
    assert!(!station.enabled("The next one"));
    station.tap("The one before");
    station.see("Question 6 of 6");
}

#[test]
fn a_practice_is_kept_with_whom_and_for_how_long_and_is_no_recording() {
    let station = at(Screen::Practice, vec![chosen().into(), questions(3).into()]);
    station.write("Who practices with you?", "Ms. Okafor");
    station.pass(Duration::from_secs(130));
    station.tap("We practiced");
    assert_eq!(screen(&station), Screen::Rubric);
    let practice = one(&station, |one| one.practices[0].clone());
    assert_eq!((practice.with.as_str(), practice.minutes, practice.recorded), ("Ms. Okafor", 3, false));
    assert_eq!(kept(&station, "practice"), 1);
    station.send(askwell::flow::Event::Go(Screen::Practice));
    station.see("How it went, Dec 3 · 3 min · with Ms. Okafor");
}

#[test]
fn without_questions_the_opening_and_the_end_can_still_be_practiced() {
    let station = at(Screen::Practice, vec![chosen().into()]);
    station.see("Your question list is still empty.");
    station.tap("The next one");
    station.see("Last, the end");
}

#[test]
fn the_name_of_the_partner_is_kept_until_the_practice_is_finished() {
    let station = at(Screen::Practice, vec![chosen().into(), questions(3).into()]);
    station.write("Who practices with you?", "Ms. Okafor");
    station.tap("Back");
    station.send(askwell::flow::Event::Go(Screen::Practice));
    assert_eq!(station.written("Who practices with you?"), "Ms. Okafor");
    assert_eq!(kept(&station, "practice"), 0);
    station.tap("We practiced");
    station.send(askwell::flow::Event::Go(Screen::Practice));
    assert_eq!(station.written("Who practices with you?"), "");
}
