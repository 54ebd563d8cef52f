//! The practice rubric: the student rates first, an adult second without seeing it, then both look.

use crate::calling::{at, chosen, unroll};
use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::Screen;

const NAMES: [&str; 8] = [
    "Opening and purpose",
    "Open questions",
    "Listening and following up",
    "Leaving a silence",
    "Keeping the time",
    "Saying back what was heard",
    "Saying thanks",
    "Voice",
];

fn practice(number: u32) -> Practice {
    Practice {
        id: RecordId::from_school(school::SCHOOL, &format!("practice {number}")),
        interview: chosen().id,
        student: school::maya().id,
        with: "Ms. Okafor".to_owned(),
        at: moment(&format!("2026-11-{number:02}T10:00:00-08:00")),
        minutes: 12,
        recorded: false,
        comment_draft: None,
    }
}

fn rated(number: u32, rater: Rater, level: u8) -> PracticeRating {
    let one = practice(number);
    let mut rating = PracticeRating::new(one.id, one.interview, one.student, rater);
    rating.levels = Criterion::ALL.iter().map(|criterion| (*criterion, level.try_into().unwrap())).collect();
    rating.done_at = Some(one.at);
    rating
}

fn opened(more: Vec<Record>) -> Station {
    let mut records: Vec<Record> = vec![chosen().into(), practice(20).into()];
    records.extend(more);
    let station = at(Screen::Practice, records);
    unroll(&station);
    station.tap("How it went, Nov 20 · 12 min · with Ms. Okafor");
    station
}

fn choose(station: &Station, level: &str) {
    for name in NAMES {
        station.tap(&format!("{name}: {level}"));
    }
}

fn pass_the_gate(station: &Station) {
    station.give_pin(school::okafor().id.0, "246813");
    station.tap("Your teacher rates too");
    station.digits("246813");
}

fn ratings(station: &Station) -> i64 {
    station.settle();
    station.count("SELECT count(*) FROM document WHERE kind = 'practice_rating' AND body ->> '$.done_at' IS NOT NULL")
}

#[test]
fn a_practice_that_was_just_held_is_rated_while_it_is_fresh() {
    let station = at(Screen::Practice, vec![chosen().into()]);
    station.tap("We practiced");
    station.see("How did your asking go?");
    choose(&station, "Good");
    station.tap("Done");
    station.see("You: Good.");
    assert_eq!(ratings(&station), 1);
}

#[test]
fn a_student_is_done_when_all_eight_are_chosen_and_not_before() {
    let station = opened(Vec::new());
    station.see("8 more to choose.");
    for name in &NAMES[1..] {
        station.tap(&format!("{name}: Good"));
    }
    station.see("One more to choose.");
    assert!(!station.enabled("Done"));
    station.tap("Opening and purpose: Just starting");
    station.tap("Done");
    station.see("You: Just starting. It was not clear who was calling or why.");
    assert_eq!(ratings(&station), 1);
}

#[test]
fn a_rating_half_done_is_kept_and_taken_up_again() {
    let station = opened(Vec::new());
    station.tap("Voice: Strong");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'practice_rating'"), 1);
    station.tap("Back");
    station.tap("How it went, Nov 20 · 12 min · with Ms. Okafor");
    station.see("7 more to choose.");
}

#[test]
fn no_adult_rates_before_the_student_has() {
    let station = opened(Vec::new());
    assert!(!station.shows("Your teacher rates too"));
}

#[test]
fn an_adult_rates_without_seeing_what_the_student_chose_and_then_both_see_it() {
    let station = opened(vec![rated(20, Rater::Asker, 2).into()]);
    assert!(!station.says("Ms. Okafor: "));
    pass_the_gate(&station);
    station.see("Ms. Okafor rates");
    station.see("8 more to choose.");
    station.see_not("You: Getting there");
    choose(&station, "Strong");
    station.tap("Done");
    station.see("You: Getting there. Some questions invited a story.");
    station.see("Ms. Okafor: Strong. Nearly every question made the other person think and tell.");
    assert_eq!(ratings(&station), 2);
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'rate_practice'"), 1);
}

#[test]
fn a_standby_adult_is_not_asked_to_rate() {
    let station = opened(vec![rated(20, Rater::Asker, 2).into()]);
    station.tap("Your teacher rates too");
    station.see("Rate this practice");
    station.see_not("Mr. Boone");
}

#[test]
fn the_students_own_line_over_several_practices_is_shown_and_nobody_elses() {
    let station = opened(vec![
        practice(10).into(),
        rated(10, Rater::Asker, 1).into(),
        rated(10, Rater::Adult(school::okafor().id), 4).into(),
        rated(20, Rater::Asker, 3).into(),
    ]);
    station.see("You over time, from 1 to 4: 1, 3");
}
