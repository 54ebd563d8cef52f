//! Signing in: class, name, PIN.

use crate::school;
use crate::station::Station;
use askwell::flow::Screen;

#[test]
fn a_student_chooses_a_pin_at_the_first_sign_in_and_types_it_at_the_next() {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.see("Next: what interests you?");
    station.tap("Sign out");
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.see("Type your four digits");
    station.digits("4711");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}
