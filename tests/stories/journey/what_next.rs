//! The last screen: what is waiting, and the way on.

use crate::afterwards::*;
use crate::school;
use askwell::domain::*;
use askwell::flow::{Event, Screen};

/// Everything handed in, with so many interviews owed.
fn finished(quota: u32) -> Vec<Record> {
    let mut records = held();
    let file = InterviewFile::new(interview());
    records.push(Record::Campaign(Campaign { quota, ..school::campaign() }));
    records.push(Record::ThankYou(ThankYou { text: "Thank you!".to_owned(), review: Review::HandedIn, ..file.thank_you }));
    let handed_in_at = Some(crate::station::moment(crate::station::NOW));
    records.push(Record::Evaluation(Evaluation { next: Some(Next::Shadow), handed_in_at, ..file.evaluation }));
    records
}

#[test]
fn it_says_what_waits_for_whom_and_what_a_job_shadow_takes() {
    let station = maya_at(&finished(1), Screen::WhatNext);
    station.see("Your thank-you note waits for your teacher.");
    station.see("Your evaluation is handed in.");
    station.see("You have not written a reflection for the class yet.");
    station.see("You would like to shadow this work.");
    station.tap("Open the reflection");
    assert_eq!(station.look(|state| state.screen), Screen::Reflection);
}

#[test]
fn the_next_interview_owed_is_one_touch_away() {
    let station = maya_at(&finished(2), Screen::WhatNext);
    let first = interview().id;
    station.send(Event::Journey(askwell::flow::journey::Event::Interview(first)));
    station.see("On to interview 2!");
    station.tap("Next interview");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
    assert_eq!(file(&station, |one| one.interview.number), 2);
}

#[test]
fn after_the_last_one_the_way_on_is_to_sign_out() {
    let station = maya_at(&finished(1), Screen::WhatNext);
    station.see("Only a little is still open.");
    station.see_not("That was all of it!");
    station.tap("Sign out");
    assert!(station.look(|state| state.session.is_none() && state.screen == Screen::Welcome));
}

#[test]
fn all_of_it_is_told_only_once_the_note_may_go_out_and_the_class_hears_something() {
    let mut records = finished(1);
    let file = InterviewFile::new(interview());
    records.push(Record::ThankYou(ThankYou { text: "Thank you!".to_owned(), review: Review::Released, ..file.thank_you }));
    let answers = ["Nobody sits all day.".to_owned(), String::new(), String::new()];
    records.push(Record::Reflection(Reflection { answers, ..file.reflection }));
    maya_at(&records, Screen::WhatNext).see("That was all of it!");
}

#[test]
fn what_is_not_handed_in_yet_comes_first() {
    let station = maya_at(&held(), Screen::WhatNext);
    station.see("A little is left to do");
    station.see("Your thank-you note is not written yet.");
    station.tap("To my journey");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}
