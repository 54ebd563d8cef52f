//! Typing: whatever brings the focus to a field, no key wipes what stands there; and what goes all the same can come back.

use crate::calling::{at, at_the_desk, kept, screen, unroll};
use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::{Event, Screen};
use slint::platform::{Key, WindowEvent};

const WHY: &str = "My aunt is a vet, and I help her on Saturdays.";
const LABEL: &str = "Why do these interest you?";
const BACK: &str = "Bring back what stood here";

/// Maya at her interest card, on which she has written why.
fn at_the_card() -> Station {
    let interest = Interest { why: WHY.to_owned(), ..crate::calling::interest("29-1131") };
    at(Screen::Interest, vec![interest.into()])
}

/// Presses a key and the next in one breath, before the window has looked at itself.
fn at_one_breath(station: &Station, keys: &[&str]) {
    for key in keys {
        let text = slint::SharedString::from(*key);
        let window = slint::ComponentHandle::window(station.app.window());
        window.dispatch_event(WindowEvent::KeyPressed { text: text.clone() });
        window.dispatch_event(WindowEvent::KeyReleased { text });
    }
    station.pump();
}

/// Presses Tab until a field has the focus, found by typing nothing into it: its text is followed by a letter.
fn tab_to(station: &Station, label: &str, way: Key, most: usize) -> bool {
    for _ in 0..most {
        station.key(way);
        let before = station.written(label);
        station.keys("x");
        if station.written(label) != before {
            assert_eq!(station.written(label), format!("{before}x"), "a letter after {way:?} must be added at the end");
            return true;
        }
    }
    false
}

#[test]
fn a_letter_after_tab_is_added_at_the_end_and_wipes_nothing() {
    let station = at_the_card();
    assert!(tab_to(&station, LABEL, Key::Tab, 40), "Tab never came to the field");
}

#[test]
fn a_letter_after_shift_and_tab_is_added_at_the_end_and_wipes_nothing() {
    let station = at_the_card();
    assert!(tab_to(&station, LABEL, Key::Tab, 40));
    station.key(Key::Tab);
    station.key(Key::Backtab);
    station.keys("y");
    assert_eq!(station.written(LABEL), format!("{WHY}xy"));
}

#[test]
fn a_letter_in_the_same_breath_as_tab_wipes_nothing_either() {
    let station = at_the_card();
    assert!(tab_to(&station, LABEL, Key::Tab, 40));
    at_one_breath(&station, &["\t", "\u{19}", "y", "z"]);
    assert_eq!(station.written(LABEL), format!("{WHY}xyz"));
}

#[test]
fn a_touch_brings_the_cursor_and_selects_nothing() {
    let station = at_the_card();
    station.wait_a_moment();
    station.touch(LABEL);
    station.keys("x");
    let text = station.written(LABEL);
    assert_eq!(text.chars().filter(|letter| *letter != 'x').collect::<String>(), WHY.replace('x', ""), "nothing but a letter came");
    assert_eq!(text.len(), WHY.len() + 1);
}

#[test]
fn a_field_that_takes_the_focus_by_itself_goes_on_at_its_end() {
    let mut plan = CallPlan::new(school::first_interview(&school::maya()), school::maya().id);
    plan.slots[0] = "Tuesday, December 8".to_owned();
    let station = at(Screen::Phone, vec![crate::calling::chosen().into(), plan.into()]);
    station.words();
    station.keys(", at 10");
    assert_eq!(station.written("First free time"), "Tuesday, December 8, at 10");
}

#[test]
fn every_field_of_every_form_keeps_its_text_under_tab_and_a_letter() {
    // Three forms with many fields between them, of a student and of an adult.
    let booked = crate::calling::booked();
    for (screen, labels) in [
        (Screen::Interest, &["Why do these interest you?", "The pay: what do you think people earn?"][..]),
        (Screen::Booking, &["Their number", "My number, or the school's"]),
    ] {
        let interest = Interest { why: WHY.to_owned(), pay: "a lot of money".to_owned(), ..crate::calling::interest("29-1131") };
        let station = at(screen, vec![booked.clone().into(), interest.into()]);
        let before: Vec<String> = labels.iter().map(|label| station.written(label)).collect();
        assert!(before.iter().all(|text| !text.is_empty()), "{before:?}");
        for _ in 0..90 {
            at_one_breath(&station, &["\t", "x"]);
            station.words();
        }
        for (label, before) in labels.iter().zip(&before) {
            let text = station.written(label);
            assert!(text.starts_with(before.as_str()) && text.len() > before.len(), "{label}: {before:?} became {text:?}");
        }
    }
}

#[test]
fn what_went_at_one_stroke_is_offered_in_its_field_and_comes_back() {
    let station = at_the_card();
    assert!(!station.shows(BACK));
    assert!(tab_to(&station, LABEL, Key::Tab, 40));
    station.chord(Key::Control, "a");
    station.keys("n");
    assert_eq!(station.written(LABEL), "n");
    station.see(BACK);
    station.tap(BACK);
    assert_eq!(station.written(LABEL), format!("{WHY}x"));
    assert!(!station.shows(BACK));
    station.keys("y");
    assert_eq!(station.written(LABEL), format!("{WHY}xy"), "the cursor stands behind it");
}

#[test]
fn what_went_at_one_stroke_outlives_a_power_cut_and_is_offered_where_it_stood() {
    let station = at_the_card();
    station.write(LABEL, "n");
    assert_eq!(kept(&station, "earlier_texts"), 1);
    let station = Station::on(station.pull_the_plug(), moment("2026-12-03T09:20:00-08:00"));
    unroll(&station);
    station.tap("Go on");
    station.digits("4711");
    assert_eq!(screen(&station), Screen::Interest);
    assert_eq!(station.written(LABEL), "n");
    station.tap(BACK);
    assert_eq!(station.written(LABEL), WHY);
}

#[test]
fn what_is_taken_away_letter_by_letter_is_not_offered_again() {
    let station = at_the_card();
    assert!(tab_to(&station, LABEL, Key::Tab, 40));
    for _ in 0..WHY.len() {
        station.key(Key::Backspace);
    }
    assert_eq!(station.written(LABEL), "M");
    assert!(!station.shows(BACK));
}

#[test]
fn what_stood_in_one_field_is_offered_in_no_other_and_nowhere_to_the_next_student() {
    let station = at_the_card();
    station.write(LABEL, "n");
    station.see(BACK);
    station.send(Event::Go(Screen::Questions));
    assert!(!station.shows(BACK));
    station.send(Event::Go(Screen::Interest));
    station.see(BACK);
    station.send(Event::SignOut);
    station.sign_in_first_time("Period 3", "Luis A.", "2468");
    station.send(Event::Go(Screen::Interest));
    assert!(!station.shows(BACK));
}

#[test]
fn what_an_adult_wrote_comes_back_too_and_is_kept_in_no_students_file() {
    let contact = Contact { notes: "Likes to be called before nine.".to_owned(), ..school::rivera() };
    let station = at_the_desk([contact.into()]);
    station.tap_starting("Contacts");
    station.tap_starting("Dr. Elena Rivera");
    station.write("Notes of the school", "x");
    station.tap(BACK);
    assert_eq!(station.written("Notes of the school"), "Likes to be called before nine.");
    assert_eq!(kept(&station, "earlier_texts"), 0);
}

#[test]
fn what_is_looked_for_is_not_kept() {
    let station = at(Screen::Whom, Vec::new());
    station.write("Search by name, place or work", "veterinarians in town");
    station.write("Search by name, place or work", "");
    assert!(!station.shows(BACK));
    assert_eq!(kept(&station, "earlier_texts"), 0);
}

#[test]
fn what_one_student_copied_the_next_can_not_paste() {
    let station = at_the_card();
    assert!(tab_to(&station, LABEL, Key::Tab, 40));
    station.chord(Key::Control, "a");
    station.chord(Key::Control, "c");
    station.key(Key::End);
    station.chord(Key::Control, "v");
    assert!(station.written(LABEL).contains(&format!("{WHY}x{WHY}")), "it can be pasted by whoever copied it");
    station.send(Event::SignOut);
    station.tap("Start");
    station.tap("Period 3");
    station.wait_a_moment();
    station.touch("Type the first letters");
    station.chord(Key::Control, "v");
    assert_eq!(station.written("Type the first letters"), "");
}

#[test]
fn what_a_student_copied_is_gone_when_an_adult_pauses_the_station() {
    let station = at_the_card();
    assert!(tab_to(&station, LABEL, Key::Tab, 40));
    station.chord(Key::Control, "a");
    station.chord(Key::Control, "c");
    let run = station.look(|state| state.beat.run);
    let order = |number: u128, wish| Order { id: RecordId(uuid::Uuid::from_u128(number)), run, adult: school::boone().id, wish };
    let letter = |order| vec![Orders { station: String::new(), orders: vec![order], ..Orders::default() }];
    station.send(Event::Reply(askwell::flow::Reply::Orders(letter(order(1, Wish::Pause)))));
    station.send(Event::Reply(askwell::flow::Reply::Orders(letter(order(2, Wish::GoOn)))));
    station.words();
    station.wait_a_moment();
    station.touch(LABEL);
    station.key(Key::End);
    station.chord(Key::Control, "v");
    assert_eq!(station.written(LABEL), format!("{WHY}x"));
}

#[test]
fn what_is_cut_can_be_pasted() {
    let station = at_the_card();
    assert!(tab_to(&station, LABEL, Key::Tab, 40));
    station.chord(Key::Control, "a");
    station.chord(Key::Control, "x");
    assert_eq!(station.written(LABEL), "");
    station.chord(Key::Control, "v");
    assert_eq!(station.written(LABEL), format!("{WHY}x"));
}
