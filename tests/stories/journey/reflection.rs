//! The reflection for the class.

use crate::afterwards::*;
use askwell::flow::Screen;

#[test]
fn what_is_typed_is_kept_and_done_leads_on() {
    let station = maya_at(&held(), Screen::Reflection);
    station.write("What did you hear in your interview that the whole class should know?", "Ask about a bad day.");
    station.settle();
    assert_eq!(on_disk(&station, |one| one.reflection.answers.first().cloned().unwrap()), "Ask about a bad day.");
    station.tap("Done");
    assert_eq!(station.look(|state| state.screen), Screen::WhatNext);
    station.see("Your reflection for the class is written.");
}

#[test]
fn a_reflection_half_written_survives_a_power_cut() {
    let station = maya_at(&held(), Screen::Reflection);
    station.write("What will you do differently the next time you talk with someone about their work?", "Wait lon");
    station.settle();
    let station = go_on(station.pull_the_plug());
    assert_eq!(station.look(|state| state.screen), Screen::Reflection);
    assert_eq!(station.written("What will you do differently the next time you talk with someone about their work?"), "Wait lon");
}
