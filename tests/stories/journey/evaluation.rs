//! The evaluation: page by page, locked once handed in, each quote freed on its own.

use crate::afterwards::*;
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::{Answer, Interest, Permission, Pin, Rating};
use askwell::flow::journey::evaluation;
use askwell::flow::{Event, Screen};
use slint::ComponentHandle;
use slint::platform::Key;

fn at_page(number: usize) -> Station {
    let station = maya_at(&held(), Screen::Evaluation);
    open(&station, number);
    station
}

/// Opens a page on a tall screen: what lies below the edge of a scrolling page is not found.
fn open(station: &Station, number: usize) {
    station.app.window().window().set_size(slint::PhysicalSize::new(1280, 2400));
    station.send(Event::Evaluation(evaluation::Event::Open(number - 1)));
    station.see(&format!("{number} of 10"));
}

/// What the eight ratings are about, as the page says it.
const RATINGS: [&str; 8] = [
    "How well I was prepared",
    "Making contact",
    "My questions",
    "Listening and following up",
    "Keeping to the time",
    "Good manners",
    "How much I learned about the career",
    "How much I learned about the path to it",
];

fn rate_all(station: &Station) {
    open(station, 5);
    for rating in RATINGS {
        station.tap(&format!("{rating} 4"));
    }
}

fn fill_the_least(station: &Station) {
    rate_all(station);
    open(station, 6);
    station.tap("How interested are you in this career now? 4");
    open(station, 7);
    station.write("What is the first thing you take away?", "Animals can't say what hurts");
    station.tap("I want to shadow it: see it up close for a day");
    open(station, 10);
}

fn handed_in(station: &Station) -> bool {
    file(station, |one| one.evaluation.handed_in_at.is_some())
}

#[test]
fn the_pages_come_one_at_a_time_and_each_can_be_reached() {
    let station = at_page(1);
    station.see("1 of 10");
    station.write("What new facts did you learn?", "Vets get up early");
    station.tap("Next page");
    station.see("2 of 10");
    station.see("Does it fit me?");
    assert_eq!(station.written("Could you live with the hours?"), "");
    station.tap("Back");
    assert_eq!(station.written("What new facts did you learn?"), "Vets get up early");
    station.see("Page 1: What I learned, done");
    station.tap("Page 10: Hand in");
    station.see("10 of 10");
    station.settle();
    assert_eq!(on_disk(&station, |one| one.evaluation.answers.get(&Answer::NewFacts).cloned()), Some("Vets get up early".to_owned()));
}

#[test]
fn eight_things_are_rated_from_one_to_five() {
    let station = at_page(5);
    station.tap("Good manners 5");
    station.tap("Good manners 4");
    station.tap("My questions 2");
    station.settle();
    assert_eq!(on_disk(&station, |one| one.evaluation.ratings.values().map(|score| score.get()).collect::<Vec<_>>()), [2, 4]);
}

#[test]
fn interest_before_and_after_is_shown_as_a_picture_and_in_words() {
    let station = at_page(6);
    station.tap("How interested were you in this career before the interview? 2");
    station.tap("How interested are you in this career now? 5");
    station.see("Your interest grew from 2 to 5.");
    station.tap("How interested are you in this career now? 1");
    station.see("Finding that out is worth just as much.");
}

#[test]
fn what_is_missing_is_named_with_a_way_to_its_page_and_nothing_else_is_compulsory() {
    let station = at_page(10);
    assert!(!station.enabled("Hand in"));
    station.see("At least one thing you take away");
    station.see("It is fine to leave it:");
    station.tap("How interested you are now, Go there");
    station.see("6 of 10");
    fill_the_least(&station);
    station.tap("Hand in");
    assert!(handed_in(&station));
}

#[test]
fn the_ratings_that_are_open_are_named_and_the_way_there_ends_at_the_first_of_them() {
    let station = at_page(5);
    for rating in RATINGS.iter().filter(|rating| !rating.contains("questions") && !rating.contains("manners")) {
        station.tap(&format!("{rating} 3"));
    }
    open(&station, 10);
    assert!(!station.words().contains(&"My ratings".to_owned()), "what is needed is not named again among the rest");
    station.tap("Your ratings from 1 to 5: My questions, Good manners, Go there");
    station.see("5 of 10");
    // The focus is on the first number of the first open rating.
    station.key(Key::Return);
    assert_eq!(file(&station, |one| one.evaluation.ratings.get(&Rating::Questions).map(|score| score.get())), Some(1));
}

#[test]
fn the_way_to_what_is_missing_ends_in_its_field() {
    let station = at_page(10);
    station.tap("At least one thing you take away, Go there");
    station.keys("Vets rise early");
    assert_eq!(station.written("What is the first thing you take away?"), "Vets rise early");
    open(&station, 10);
    station.tap("What you want to do next, Go there");
    station.key(Key::Return);
    assert!(file(&station, |one| one.evaluation.next.is_some()));
}

#[test]
fn back_leads_a_page_back_and_from_the_first_page_to_the_journey() {
    let station = at_page(3);
    station.tap("Back");
    station.see("2 of 10");
    station.tap("Back");
    station.see("1 of 10");
    station.tap("Back");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn earlier_guesses_and_notes_stand_beside_the_questions_about_them() {
    let mut records = held();
    let mut interest = Interest::new(interview().student);
    interest.done = true;
    interest.hours = "Nine to five".to_owned();
    records.push(interest.into());
    let station = maya_at(&records, Screen::Evaluation);
    open(&station, 2);
    station.see("Your guess: the hours");
    station.see("Nine to five");
    station.see_not("Your guess: the pay");
    station.see("Up at five, farm calls first");
    station.tap("Put away what you wrote");
    station.see_not("Nine to five");
    station.tap("Look at what you wrote");
    station.see("Nine to five");
    open(&station, 5);
    station.see_not("what you wrote");
}

#[test]
fn what_is_handed_in_is_locked_and_leads_on() {
    let station = at_page(1);
    fill_the_least(&station);
    station.tap("Hand in");
    station.see("You can read it, but not change it.");
    open(&station, 7);
    station.write("What is the first thing you take away?", "changed");
    station.send(Event::Evaluation(evaluation::Event::Write(Answer::Takeaway1, "changed".to_owned())));
    station.settle();
    let kept = on_disk(&station, |one| one.evaluation.answers.get(&Answer::Takeaway1).cloned());
    assert_eq!(kept.as_deref(), Some("Animals can't say what hurts"));
    open(&station, 10);
    station.tap("What comes next");
    assert_eq!(station.look(|state| state.screen), Screen::WhatNext);
}

#[test]
fn a_teacher_opens_it_again_with_a_pin_and_that_is_written_down() {
    let pulled = {
        let station = at_page(1);
        fill_the_least(&station);
        station.tap("Hand in");
        station.settle();
        station.tap("What comes next");
        station.send(Event::SignOut);
        station.pull_the_plug()
    };
    let (mut private, _) = askwell::storage::PrivateStore::open(pulled.path()).unwrap();
    let hash = askwell::vault::hash_pin(&Pin::new("246813").unwrap(), askwell::vault::Cost::Adult, None).unwrap();
    private.set_pin(school::okafor().id.0, &hash).unwrap();
    drop(private);
    let station = Station::on(pulled, moment(NOW));
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.digits("4711");
    station.send(Event::Go(Screen::Evaluation));
    open(&station, 10);
    station.tap("A teacher can open it again");
    station.digits("111111");
    assert!(handed_in(&station), "a wrong PIN opens nothing");
    station.digits("246813");
    assert!(!handed_in(&station));
    station.settle();
    let audits: i64 = station.database().query_row("select count(*) from fact where kind = 'audit'", [], |row| row.get(0)).unwrap();
    assert_eq!(audits, 1);
    station.tap("Hand in");
    assert!(handed_in(&station));
}

#[test]
fn each_quote_is_freed_on_its_own_and_is_not_free_until_then() {
    let station = at_page(7);
    station.write("What is the first thing you take away?", "Animals can't say what hurts");
    station.write("What surprised you most?", "So much paperwork");
    open(&station, 9);
    station.tap("Yes, but without my name: So much paperwork");
    let permission = |station: &Station, answer| file(station, |one| one.evaluation.permissions.get(&answer).copied());
    assert_eq!(permission(&station, Answer::Surprise), Some(Permission::WithoutName));
    assert_eq!(permission(&station, Answer::Takeaway1), None);
    station.tap("Yes, with my name: Animals can't say what hurts");
    station.tap("No, keep it at school: So much paperwork");
    assert_eq!(permission(&station, Answer::Surprise), Some(Permission::No));
    assert_eq!(permission(&station, Answer::Takeaway1), Some(Permission::Yes));
}

#[test]
fn a_sentence_that_is_deleted_takes_its_permission_along() {
    let station = at_page(7);
    station.write("What surprised you most?", "So much paperwork");
    station.send(Event::Evaluation(evaluation::Event::Permit(Answer::Surprise, Permission::Yes)));
    station.write("What surprised you most?", "");
    station.write("What surprised you most?", "Something private");
    assert_eq!(file(&station, |one| one.evaluation.permissions.len()), 0);
}

#[test]
fn the_evaluation_changes_its_language_without_losing_a_word() {
    let station = at_page(1);
    station.write("What new facts did you learn?", "Vets get up early");
    station.tap("Español");
    assert_eq!(station.written("¿Qué datos nuevos aprendiste?"), "Vets get up early");
}
