//! The seconds of a call: pauses, breaks, a clock that somebody sets, and a pace that pushes nobody out.

use super::*;

#[test]
fn a_pause_stops_the_seconds_until_the_other_side_is_back() {
    let station = talking();
    station.pass(Duration::from_secs(30));
    station.keys("p");
    station.see("A short break");
    station.pass(Duration::from_secs(120));
    assert_eq!(seconds(&station), 30);
    station.tap("Go on");
    station.pass(Duration::from_secs(5));
    assert_eq!(seconds(&station), 35);
}

#[test]
fn a_break_says_where_one_is_and_what_comes_after_an_answered_question() {
    let station = talking();
    station.keys("p");
    station.see("Next you ask: How did you get in?");
    station.tap("Go on");
    station.write("Notes", "through a friend");
    station.tap("They need a minute");
    station.see_not("Next you ask:");
    station.see("You were at question 1 of 4: How did you get in?");
    station.see("After it you ask: What does an ordinary Tuesday look like?");
    station.send(Event::Live(askwell::flow::call::live::Event::Part(Part::Introduction)));
    station.see("You are at the introduction.");
}

#[test]
fn a_clock_that_somebody_sets_changes_no_second_and_no_mark() {
    let station = talking();
    station.pass(Duration::from_secs(10));
    station.keys("1");
    station.clock.set_wall(moment("2020-01-01T00:00:00-08:00"));
    station.pass(Duration::from_secs(10));
    station.keys("1");
    station.clock.set_wall(moment("2030-01-01T00:00:00-08:00"));
    station.pass(Duration::from_secs(10));
    assert_eq!(seconds(&station), 30);
    assert!(on_disk(&station, |one| one.marked().is_empty()), "off came after on, whatever the clock said");
}

#[test]
fn the_seconds_are_on_the_disk_at_least_every_five() {
    let station = talking();
    station.pass(Duration::from_secs(61));
    let kept = on_disk(&station, |one| one.live.as_ref().unwrap().seconds);
    assert!((55..=61).contains(&kept), "{kept} seconds are kept of 61");
}

#[test]
fn the_pace_never_cuts_off_nor_signs_out_though_an_hour_passes() {
    let station = talking();
    station.see("17 min left");
    station.pass(Duration::from_secs(3600));
    station.see("take your time, wrap up soon");
    assert_eq!(station.look(|state| state.screen), Screen::Live);
    assert_eq!(file(&station, |one| one.live.as_ref().unwrap().part), Part::Questions);
    assert!(station.look(|state| state.session.is_some() && state.idle.warning.is_none()));
    station.write("Notes", "still here");
    assert_eq!(file(&station, |one| one.notes.len()), 1);
}
