//! The interest card: up to three careers, why, and what the student believes now.

use crate::school;
use crate::station::Station;
use askwell::domain::Career;
use askwell::flow::Screen;
use slint::ComponentHandle;

fn at_the_card() -> Station {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Begin");
    // Tall enough that nothing has to be scrolled into view.
    station.app.window().window().set_size(slint::PhysicalSize::new(1280, 5000));
    assert_eq!(station.look(|state| state.screen), Screen::Interest);
    station
}

fn careers(station: &Station) -> Vec<Career> {
    station.look(|state| state.session.as_ref().unwrap().file.interest.careers.clone())
}

fn own(words: &str) -> Career {
    Career::Own(words.to_owned())
}

#[test]
fn a_student_finds_a_career_by_its_everyday_name() {
    let station = at_the_card();
    assert!(!station.enabled("Done"), "nothing is chosen yet");
    station.write("Find a job by name", "vet");
    let family = "Healthcare Practitioners and Technical Occupations";
    station.tap(&format!("Veterinarians, {family}"));
    assert_eq!(careers(&station), [Career::Listed("29-1131".to_owned())]);
    station.see("1. Veterinarians");
    assert_eq!(station.written("Find a job by name"), "", "the search begins afresh");
    station.tap("Done");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
    station.see("What interests you, done");
}

#[test]
fn a_search_shows_a_dozen_at_most_and_says_so_when_it_finds_nothing() {
    let station = at_the_card();
    station.write("Find a job by name", "a");
    assert_eq!(station.look(|state| askwell::flow::journey::interest::found(state).len()), 12);
    station.write("Find a job by name", "zzqq");
    station.see("Nothing in the list is called that.");
}

#[test]
fn a_student_looks_through_a_family() {
    let station = at_the_card();
    station.tap("Architecture and Engineering Occupations");
    station.see_not("Legal Occupations");
    station.tap("Civil Engineers");
    assert_eq!(careers(&station).len(), 1);
    station.tap("All families");
    station.see("Legal Occupations");
}

#[test]
fn a_career_in_own_words_counts_like_any_other() {
    let station = at_the_card();
    station.write("Find a job by name", "  dragon keeper ");
    station.tap("Add “dragon keeper” in my own words");
    assert_eq!(careers(&station), [own("dragon keeper")]);
    station.write("Find a job by name", "dragon keeper");
    station.tap("Add “dragon keeper” in my own words");
    assert_eq!(careers(&station).len(), 1, "the same one twice is one");
}

#[test]
fn three_careers_are_the_most_and_they_can_be_put_in_order_and_taken_off() {
    let station = at_the_card();
    for words in ["one", "two", "three"] {
        station.write("Find a job by name", words);
        station.tap(&format!("Add “{words}” in my own words"));
    }
    station.see("Three is the most.");
    station.write("Find a job by name", "four");
    assert!(!station.enabled("Add “four” in my own words"));
    station.tap("Move up: three");
    assert_eq!(careers(&station), [own("one"), own("three"), own("two")]);
    station.tap("Take off: one");
    assert_eq!(careers(&station), [own("three"), own("two")]);
    assert!(station.enabled("Add “four” in my own words"));
}

#[test]
fn what_a_student_believes_is_there_again_after_a_power_cut() {
    let station = at_the_card();
    station.write("Why do these interest you?", "I like goats.");
    station.write("The pay: what do you think people earn?", "a lot");
    station.write("The hours: when do you think they work?", "days");
    station.write("The schooling: what do you think it takes?", "eight years");
    station.settle();
    let folder = station.pull_the_plug();
    let station = Station::on(folder, crate::station::moment(crate::station::NOW));
    station.tap("Go on");
    station.digits("4711");
    station.app.window().window().set_size(slint::PhysicalSize::new(1280, 5000));
    assert_eq!(station.look(|state| state.screen), Screen::Interest);
    assert_eq!(station.written("Why do these interest you?"), "I like goats.");
    assert_eq!(station.written("The pay: what do you think people earn?"), "a lot");
    assert_eq!(station.written("The hours: when do you think they work?"), "days");
    assert_eq!(station.written("The schooling: what do you think it takes?"), "eight years");
}

#[test]
fn in_one_column_a_pick_brings_why_first_and_folds_the_list_away() {
    let station = at_the_card();
    for _ in 0..4 {
        station.tap("Text size");
    }
    station.tap("Architecture and Engineering Occupations");
    station.tap("Civil Engineers");
    station.see_not("All families");
    station.see_not("Find a job by name");
    // The focus is in the field already.
    station.keys("bridges");
    assert_eq!(station.written("Why do these interest you?"), "bridges");
    station.tap("Choose another");
    station.see("Find a job by name");
    station.tap("Put the list away");
    station.tap("Choose another");
    station.tap("All families");
    station.tap("Legal Occupations");
    station.tap("Lawyers");
    assert_eq!(careers(&station).len(), 2);
    station.see_not("Find a job by name");
    station.tap("Take off: Lawyers");
    station.tap("Take off: Civil Engineers");
    station.see("Find a job by name");
}

#[test]
fn the_card_speaks_spanish_and_keeps_what_was_chosen() {
    let station = at_the_card();
    station.write("Find a job by name", "veterinario");
    station.tap("Veterinarians, Healthcare Practitioners and Technical Occupations");
    station.tap("Español");
    station.see("¿Qué trabajo te da curiosidad?");
    station.see("1. Veterinari");
    station.see("2018 Standard Occupational Classification");
}
