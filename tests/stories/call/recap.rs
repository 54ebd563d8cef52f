//! The recap: highlights from stars, read back before goodbye.

use crate::afterwards::*;
use crate::station::Station;
use askwell::flow::{Event, Screen};

fn talking() -> Station {
    let station = maya_at(&ready(), Screen::Live);
    station.tap("Start the interview");
    station.tap("On to the questions");
    station
}

fn to_recap(station: &Station) {
    station.send(Event::Live(askwell::flow::call::live::Event::Part(askwell::domain::Part::Recap)));
}

#[test]
fn the_highlights_are_what_was_noted_at_the_starred_questions_or_else_the_questions() {
    let station = talking();
    station.keys("n");
    station.write("Notes", "up at five");
    station.keys("1n");
    station.write("Notes", "no star here");
    station.keys("n1");
    to_recap(&station);
    assert_eq!(station.written("Highlight 1"), "up at five");
    assert_eq!(station.written("Highlight 2"), "What range does someone starting out earn?");
    assert_eq!(station.written("Highlight 3"), "");
}

#[test]
fn highlights_of_the_students_own_are_never_replaced_by_stars() {
    let station = talking();
    station.keys("1");
    to_recap(&station);
    station.tap("Back");
    station.see("Question ");
    station.keys("n1");
    to_recap(&station);
    assert_eq!(station.written("Highlight 2"), "What does an ordinary Tuesday look like?", "nothing was changed, so new stars come in");
    station.write("Highlight 1", "She loves mornings");
    station.tap("Back");
    station.see("Question ");
    station.keys("n1");
    to_recap(&station);
    assert_eq!(station.written("Highlight 1"), "She loves mornings");
    assert_eq!(station.written("Highlight 3"), "");
    station.settle();
    assert_eq!(on_disk(&station, |one| one.recap.highlights.len()), 2);
}

#[test]
fn the_way_back_to_the_questions_is_open_until_goodbye() {
    let station = talking();
    to_recap(&station);
    station.tap("Back");
    assert_eq!(station.look(|state| state.screen), Screen::Live);
    station.see("Question 1 of 4");
}

#[test]
fn goodbye_ends_the_call_is_a_moment_and_leads_on_to_the_thank_you_note() {
    let station = talking();
    to_recap(&station);
    station.see("Thank you very much for your time.");
    station.tap("We said goodbye");
    station.see("Well done, Maya.");
    station.see("You held your interview. Your notes are kept, and Ms. Okafor can see that it took place.");
    station.tap("Write the note");
    assert_eq!(station.look(|state| state.screen), Screen::ThankYou);
    station.settle();
    assert!(on_disk(&station, |one| one.interview.held()));
    station.send(Event::Go(Screen::Live));
    assert_eq!(station.look(|state| state.screen), Screen::Journey, "a call that has ended does not open again");
}

#[test]
fn what_they_answer_to_anything_i_forgot_has_a_place_and_is_kept() {
    let station = talking();
    station.write("Notes", "through a friend");
    to_recap(&station);
    station.write("What they add", "Ask her about the night shift.");
    station.settle();
    let station = go_on(station.pull_the_plug());
    assert_eq!(station.written("What they add"), "Ask her about the night shift.");
    station.tap("We said goodbye");
    station.send(Event::Go(Screen::Everything));
    station.see("Ask her about the night shift.");
    station.see("through a friend");
}

#[test]
fn a_power_cut_at_the_recap_comes_back_to_the_recap() {
    let station = talking();
    to_recap(&station);
    station.write("Highlight 1", "She loves mornings");
    station.settle();
    let station = go_on(station.pull_the_plug());
    assert_eq!(station.look(|state| state.screen), Screen::Recap);
    assert_eq!(station.written("Highlight 1"), "She loves mornings");
}

#[test]
fn a_call_that_ended_early_can_count_as_a_whole_interview() {
    let station = talking();
    station.keys("1");
    station.tap("I want to end this call");
    station.tap("I have hung up");
    station.see_not("You may end this call at any time.");
    station.tap("We had talked enough. It is finished");
    station.see("You held your interview.");
    assert!(file(&station, |one| one.interview.held()));
}
