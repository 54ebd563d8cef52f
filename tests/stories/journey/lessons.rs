//! Three lessons and the follow-up drill.

use crate::school;
use crate::station::Station;
use askwell::content::Drill;
use askwell::domain::Language;
use askwell::flow::{Event, Screen};

fn at_the_lessons() -> Station {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Lessons));
    station
}

fn done(station: &Station) -> usize {
    station.look(|state| state.session.as_ref().unwrap().file.lessons.len())
}

fn drills() -> Vec<Drill> {
    let content = crate::station::content();
    let lessons = content.lessons(Language::En);
    let copy = |choice: &askwell::content::Choice| askwell::content::Choice {
        text: choice.text.clone(),
        good: choice.good,
        why: choice.why.clone(),
    };
    lessons
        .drills
        .iter()
        .map(|one| Drill { id: one.id.clone(), answer: one.answer.clone(), choices: one.choices.iter().map(copy).collect() })
        .collect()
}

#[test]
fn a_lesson_is_read_card_by_card_and_counts_as_done_after_the_last() {
    let station = at_the_lessons();
    let content = crate::station::content();
    let lesson = &content.lessons(Language::En).lessons[0];
    station.tap(&format!("1. {}, {} cards", lesson.title, lesson.cards.len()));
    for (place, card) in lesson.cards.iter().enumerate() {
        station.see(&format!("Card {} of {}", place + 1, lesson.cards.len()));
        station.see(&card.body);
        assert_eq!(done(&station), 0);
        station.tap(if place + 1 == lesson.cards.len() { "Finish" } else { "Next" });
    }
    assert_eq!(done(&station), 1);
    station.see(&format!("Done · {} cards", lesson.cards.len()));
}

#[test]
fn a_student_goes_back_a_card_and_from_the_first_to_the_list() {
    let station = at_the_lessons();
    station.see("Three short lessons");
    let first = station.words().into_iter().find(|words| words.starts_with("1. ")).unwrap();
    station.tap(&first);
    station.tap("Next");
    station.see("Card 2 of");
    station.tap("Back");
    station.see("Card 1 of");
    station.tap("To the list");
    station.see("Learn how it works");
    assert_eq!(done(&station), 0);
}

#[test]
fn the_drill_tells_why_lets_a_student_try_again_and_counts_as_done_at_its_end() {
    let station = at_the_lessons();
    let drills = drills();
    station.tap(&format!("Follow up: a short drill, {} answers to follow up", drills.len()));
    for (place, drill) in drills.iter().enumerate() {
        station.see(&format!("Answer {} of {}", place + 1, drills.len()));
        station.see(&drill.answer);
        let end = if place + 1 == drills.len() { "Finish" } else { "Next" };
        assert!(!station.enabled(end), "nothing is chosen yet");
        let wrong = drill.choices.iter().find(|choice| !choice.good).unwrap();
        let right = drill.choices.iter().find(|choice| choice.good).unwrap();
        station.tap(&wrong.text);
        station.see(&format!("Not this one. {}", wrong.why));
        station.see("You can try another one, or go on.");
        station.tap(&right.text);
        station.see(&format!("Yes, this one follows up. {}", right.why));
        station.see_not("Not this one.");
        station.tap(end);
    }
    assert_eq!(done(&station), 1);
    station.see("Done · ");
}

#[test]
fn from_the_lessons_the_way_leads_to_the_questions() {
    let station = at_the_lessons();
    station.tap("Write your questions");
    assert_eq!(station.look(|state| state.screen), Screen::Questions);
}

#[test]
fn a_lesson_read_twice_is_kept_once() {
    let station = at_the_lessons();
    for _ in 0..2 {
        let first = station.words().into_iter().find(|words| words.starts_with("1. ")).unwrap();
        station.tap(&first);
        while station.shows("Next") {
            station.tap("Next");
        }
        station.tap("Finish");
    }
    station.settle();
    let kept: u32 = station.database().query_row("select count(*) from fact where kind = 'lesson_done'", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn the_way_on_leads_through_every_lesson_to_the_drill_and_then_back_to_the_journey() {
    let station = at_the_lessons();
    let content = crate::station::content();
    for (place, lesson) in content.lessons(Language::En).lessons.iter().enumerate() {
        station.tap(if place == 0 { "First lesson" } else { "Next lesson" });
        station.see(&lesson.title);
        while station.shows("Next") {
            station.tap("Next");
        }
        station.tap("Finish");
        assert_eq!(done(&station), place + 1);
    }
    station.tap("To the drill");
    for drill in drills() {
        station.tap(&drill.choices[0].text);
        station.tap(if station.shows("Next") { "Next" } else { "Finish" });
    }
    station.see("You have seen it all.");
    station.tap("To my journey");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn the_way_on_skips_no_lesson_that_was_left_out() {
    let station = at_the_lessons();
    let second = station.words().into_iter().find(|words| words.starts_with("2. ")).unwrap();
    station.tap(&second);
    while station.shows("Next") {
        station.tap("Next");
    }
    station.tap("Finish");
    station.tap("First lesson");
    station.see("Card 1 of");
    assert!(matches!(station.look(|state| state.lessons.open), askwell::flow::state::journey::OpenLesson::Card { lesson: 0, card: 0 }));
}
