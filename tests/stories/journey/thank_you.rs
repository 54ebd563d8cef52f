//! The thank-you note: from starred notes to the outbox, with the teacher in between.

use crate::afterwards::*;
use crate::station::Station;
use askwell::domain::{Record, Review, ThankYou};
use askwell::flow::{Event, Screen};

const PROMPT: &str = "You told me that …";

fn note() -> Station {
    maya_at(&held(), Screen::ThankYou)
}

/// A station where the note stands as a teacher left it.
fn reviewed(review: Review) -> Station {
    let mut records = held();
    let one = interview();
    records.push(Record::ThankYou(ThankYou {
        interview: one.id,
        student: one.student,
        prompts: Default::default(),
        text: "Dear Dr. Rivera, thank you.".to_owned(),
        review,
        comment: if review == Review::Returned { "Say what you will do now.".to_owned() } else { String::new() },
        remark: String::new(),
        released_at: None,
        outbox_at: None,
        outbox_file: String::new(),
        sent_at: None,
    }));
    maya_at(&records, Screen::ThankYou)
}

fn review(station: &Station) -> Review {
    file(station, |one| one.thank_you.review)
}

#[test]
fn the_note_is_put_together_from_three_prompts_beside_the_starred_notes() {
    let station = note();
    station.see("Up at five, farm calls first");
    station.write(PROMPT, "You get up at five for the farm calls.");
    station.tap("Put it together");
    let text = station.written("The note");
    assert!(text.starts_with("Dear Dr. Elena Rivera,"), "{text}");
    for part in ["your work at Rivera Veterinary Clinic.", "You told me that you get up at five for the farm calls.", "Maya Reyes"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(!text.contains(['{', '(', '_']), "{text}");
    station.settle();
    assert_eq!(on_disk(&station, |one| one.thank_you.text.clone()), text);
}

#[test]
fn words_of_the_students_own_are_never_replaced_without_asking() {
    let station = note();
    station.tap("Put it together");
    station.write(PROMPT, "The calves are born in March.");
    station.tap("Put it together");
    assert!(station.written("The note").contains("calves are born in March."), "an untouched note is put together anew at once");
    station.write("The note", "My own words");
    station.tap("Put it together");
    station.see("Your own changes would be gone.");
    assert_eq!(station.written("The note"), "My own words");
    station.tap("Keep mine");
    assert_eq!(station.written("The note"), "My own words");
    station.tap("Put it together");
    station.tap("Put it together anew");
    assert!(station.written("The note").contains("calves are born in March."));
}

#[test]
fn an_empty_note_can_not_be_handed_in_and_a_handed_in_note_is_locked() {
    let station = note();
    assert!(!station.shows("Hand it in"), "first there is something to put together");
    station.write("The note", "Thank you!");
    station.tap("Hand it in");
    assert_eq!((review(&station), station.look(|state| state.screen)), (Review::HandedIn, Screen::Journey));
    station.see("Handed in. Ms. Okafor can see your note now, and reads it before it goes out.");
    station.send(Event::Go(Screen::ThankYou));
    station.see("Handed in: your teacher reads it before it goes out.");
    station.write("The note", "Something else");
    assert_eq!(file(&station, |one| one.thank_you.text.clone()), "Thank you!");
}

#[test]
fn a_handed_in_note_can_be_taken_back_until_it_is_released() {
    let station = reviewed(Review::HandedIn);
    station.tap("Take it back");
    assert_eq!(review(&station), Review::Draft);
    let released = reviewed(Review::Released);
    released.send(Event::ThankYou(askwell::flow::journey::thank_you::Event::TakeBack));
    assert_eq!(review(&released), Review::Released);
}

#[test]
fn a_returned_note_shows_the_comment_and_is_handed_in_again() {
    let station = reviewed(Review::Returned);
    station.see("Your teacher says: Say what you will do now.");
    station.write("The note", "Thank you. I will visit a farm.");
    station.tap("Hand it in");
    assert_eq!(review(&station), Review::HandedIn);
}

#[test]
fn a_released_note_goes_to_the_outbox_addressed_and_worded() {
    let station = reviewed(Review::Released);
    station.see("It goes to front.desk@rivera.example.");
    station.tap("Put it in the outbox");
    let drafts: Vec<_> = std::fs::read_dir(station.path().join("outbox")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(drafts.len(), 1);
    let mail = std::fs::read_to_string(drafts.first().unwrap()).unwrap();
    assert!(mail.contains("front.desk@rivera.example") && mail.contains("Dear Dr. Rivera, thank you."), "{mail}");
    assert!(drafts.first().unwrap().file_name().unwrap().to_str().unwrap().starts_with("thank-you-maya-reyes-"));
    let file = drafts.first().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
    station.see(&format!("In the outbox since Dec 3, 9:15 AM, as {file}. An adult sends it."));
    station.send(Event::Go(Screen::WhatNext));
    station.see(&format!("It lies in the outbox as {file}"));
}

#[test]
fn the_journey_offers_to_send_a_released_note_and_then_goes_on_to_thinking_back() {
    let station = reviewed(Review::Released);
    station.send(Event::Go(Screen::Journey));
    station.see("Your thank-you note can go out");
    station.tap("Open the note");
    station.tap("Put it in the outbox");
    station.tap("To my journey");
    station.see("Next: think back");
}

#[test]
fn a_note_that_is_not_released_never_reaches_the_outbox() {
    let station = reviewed(Review::HandedIn);
    station.send(Event::ThankYou(askwell::flow::journey::thank_you::Event::Outbox));
    assert!(!station.path().join("outbox").exists());
}

const NEXT: &str = "Because of our talk, I will …";
const MOST: &str = "Most of all, thank you for …";

#[test]
fn without_an_answer_the_notes_with_a_star_speak_for_what_stays() {
    let station = note();
    station.tap("Put it together");
    let text = station.written("The note");
    assert!(
        text.contains(
            "I put stars next to these in my notes, so I don't forget them: “Up at five, farm calls first” and “Losing an animal.”"
        ),
        "{text}"
    );
    station.write(PROMPT, "You get up at five for the farm calls");
    station.tap("Put it together");
    let text = station.written("The note");
    assert!(text.contains("You told me that you get up at five for the farm calls.") && !text.contains("stars"), "{text}");
}

#[test]
fn each_answer_finishes_the_sentence_its_prompt_begins_and_says_nothing_twice() {
    let station = note();
    station.write(PROMPT, "That you started as an aide at 19");
    station.write(NEXT, "i will visit a farm this summer");
    station.write(MOST, "your patience");
    station.tap("Put it together");
    let text = station.written("The note");
    assert!(
        text.contains("You told me that you started as an aide at 19. Because of our talk, I will visit a farm this summer.\n"),
        "{text}"
    );
    assert!(text.contains("Most of all, thank you for your patience. Thank you again"), "{text}");
}

#[test]
fn a_note_without_a_contact_stars_or_answers_has_no_gaps() {
    let mut one = interview();
    one.started_at = Some(crate::station::moment("2026-12-02T09:30:00-08:00"));
    one.ended_at = one.started_at;
    one.contact = None;
    let mut records = ready();
    records.push(one.into());
    let station = maya_at(&records, Screen::ThankYou);
    station.tap("Put it together");
    let text = station.written("The note");
    assert!(text.starts_with("Hello,\n\nThank you so much for talking with me about your work."), "{text}");
    assert!(!text.contains("\n\n\n") && !text.contains(['{', '_', '“']), "{text}");
    station.tap("Español");
    station.tap("Armar la nota");
    let text = station.written("La nota");
    assert!(text.starts_with("Buen día:\n\nMuchas gracias por hablar conmigo sobre su trabajo."), "{text}");
}
