//! A call that is cut short: by somebody who feels uncomfortable, or by the power.

use super::*;

#[test]
fn an_uncomfortable_call_ends_with_a_safe_line_and_without_blame() {
    let station = talking();
    station.write("Notes", "strange questions");
    station.tap("I want to end this call");
    station.see("I have to go now. Thank you. Goodbye.");
    station.see("You did nothing wrong.");
    station.tap("Stay in the call");
    station.see("Question 1 of 4");
    station.tap("I want to end this call");
    station.tap("I have hung up");
    station.see("You hung up. That is all right.");
    let spoken = file(&station, |one| one.live.as_ref().unwrap().seconds);
    station.pass(Duration::from_secs(90));
    assert_eq!(file(&station, |one| one.live.as_ref().unwrap().seconds), spoken, "nobody is on the line");
    station.tap("It broke off. Back to my journey");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
    station.see("Did the call break off?");
    assert_eq!(file(&station, |one| one.notes.len()), 1);
    assert!(file(&station, |one| !one.interview.held()), "the student decides later whether it counts");
}

#[test]
fn after_a_power_cut_the_call_goes_on_with_everything_that_was_typed() {
    let station = talking();
    station.pass(Duration::from_secs(20));
    station.write("Notes", "through a friend");
    station.keys("1");
    station.keys("n");
    station.write("Notes", "up at five");
    station.settle();
    let station = go_on(station.pull_the_plug());
    assert_eq!(station.look(|state| state.screen), Screen::Live);
    station.see("Question 2 of 4 · A typical day");
    assert_eq!(station.written("Notes"), "up at five");
    assert!(marked(&station, 0, Tag::Star));
    assert!((20..=22).contains(&seconds(&station)));
    station.tap("Question before");
    assert_eq!(station.written("Notes"), "through a friend");
    station.pass(Duration::from_secs(10));
    assert!((30..=32).contains(&seconds(&station)));
}
