//! The live interview: pace, questions, notes and marks, and what a power cut or a stranger's tone can do to it.

use crate::afterwards::*;
use crate::station::{Station, moment};
use askwell::domain::{Part, Tag};
use askwell::flow::{Event, Screen};
use slint::platform::Key;
use std::time::Duration;

fn before() -> Station {
    maya_at(&ready(), Screen::Live)
}

pub fn talking() -> Station {
    let station = before();
    station.tap("Start the interview");
    station.tap("On to the questions");
    station
}

fn seconds(station: &Station) -> u32 {
    file(station, |one| one.live.as_ref().unwrap().seconds)
}

fn current(station: &Station) -> Option<askwell::domain::QuestionId> {
    file(station, |one| one.live.as_ref().unwrap().current)
}

fn marked(station: &Station, number: usize, tag: Tag) -> bool {
    file(station, |one| one.marked().contains(&(Some(question_id(number)), tag)))
}

#[test]
fn before_the_call_the_screen_says_whom_to_call_and_at_which_number() {
    let station = before();
    station.see("Real call · not recorded");
    station.see("Your interview with Dr. Elena Rivera");
    station.see("(503) 555-0142");
    assert!(file(&station, |one| one.live.is_none()));
    station.tap("Not now");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn the_booked_length_is_offered_first_and_another_can_be_chosen() {
    let station = before();
    station.tap("30 minutes");
    station.tap("Start the interview");
    assert_eq!(file(&station, |one| one.live.as_ref().unwrap().minutes), 30);
    assert!(file(&station, |one| one.interview.started_at.is_some()));
    let usual = before();
    usual.tap("Start the interview");
    assert_eq!(file(&usual, |one| one.live.as_ref().unwrap().minutes), 20);
}

#[test]
fn the_introduction_gives_the_opening_words_with_every_name_filled_in() {
    let station = before();
    station.tap("Start the interview");
    station.see("“Hello Dr. Elena Rivera, my name is Maya Reyes. I am a student at Alder Creek High School.");
    station.see("Is this still a good time for you?");
    station.tap("On to the questions");
    station.see("Question 1 of 4");
    station.see("How did you get in?");
}

#[test]
fn a_note_belongs_to_its_question_and_to_the_second_at_which_it_was_begun() {
    let station = talking();
    station.pass(Duration::from_secs(7));
    station.write("Notes", "through a friend");
    station.tap("Next question");
    assert_eq!(station.written("Notes"), "");
    station.pass(Duration::from_secs(10));
    station.write("Notes", "up at five");
    station.write("Notes", "up at five, farm calls");
    station.tap("Question before");
    assert_eq!(station.written("Notes"), "through a friend");
    station.settle();
    let notes = on_disk(&station, |one| one.notes.clone());
    let found: Vec<_> = notes.iter().map(|note| (note.question.unwrap(), note.text.as_str(), note.at_second)).collect();
    assert_eq!(found, [(question_id(0), "through a friend", 7), (question_id(1), "up at five, farm calls", 17)]);
}

#[test]
fn keys_typed_right_after_the_next_question_never_reach_the_note_of_the_last() {
    let station = talking();
    station.keys("t");
    station.keys("one");
    station.key(Key::Escape);
    station.keys("nttwo");
    station.key(Key::Escape);
    let notes = file(&station, |one| one.notes.iter().map(|note| (note.question, note.text.clone())).collect::<Vec<_>>());
    assert_eq!(notes.first().unwrap(), &(Some(question_id(0)), "one".to_owned()));
    assert_eq!(notes.get(1).unwrap(), &(Some(question_id(1)), "two".to_owned()));
}

#[test]
fn number_keys_set_marks_when_nothing_is_being_typed_and_a_second_press_takes_them_off() {
    let station = talking();
    station.keys("14");
    assert!(marked(&station, 0, Tag::Star) && marked(&station, 0, Tag::FollowUp));
    station.keys("1");
    assert!(!marked(&station, 0, Tag::Star));
    station.settle();
    assert_eq!(on_disk(&station, |one| one.marks.len()), 3, "a mark taken off is a fact of its own");
    assert!(on_disk(&station, |one| !one.marked().contains(&(Some(question_id(0)), Tag::Star))));
}

#[test]
fn while_typing_a_digit_is_text_and_with_ctrl_it_sets_its_mark() {
    let station = talking();
    station.keys("t");
    station.keys("at 5");
    assert!(!marked(&station, 0, Tag::Name));
    station.see("Ctrl+1 Star");
    station.chord(Key::Control, "1");
    station.chord(Key::Control, "5");
    assert!(marked(&station, 0, Tag::Star) && marked(&station, 0, Tag::Name));
    assert_eq!(station.written("Notes"), "at 5");
}

#[test]
fn letters_move_between_questions_without_noise_and_stay_text_inside_the_notes() {
    let station = talking();
    station.keys("n");
    assert_eq!(current(&station), Some(question_id(1)));
    station.keys("b");
    assert_eq!(current(&station), Some(question_id(0)));
    station.key(Key::Return);
    assert_eq!(current(&station), Some(question_id(1)));
    station.keys("t");
    station.keys("nbsp");
    assert_eq!(current(&station), Some(question_id(1)));
    assert_eq!(station.written("Notes"), "nbsp");
    station.key(Key::Escape);
    station.keys("s");
    assert_eq!(current(&station), Some(question_id(2)));
}

#[test]
fn a_skipped_question_is_put_aside_and_comes_back_at_the_end() {
    let station = talking();
    station.tap("Skip for now");
    station.see("How did you get in?, put aside");
    for _ in 0..2 {
        station.pass(Duration::from_secs(5));
        station.tap("Next question");
    }
    station.pass(Duration::from_secs(5));
    station.tap("Ask what you skipped (1)");
    assert_eq!(current(&station), Some(question_id(0)));
    station.tap("On to the recap");
    assert_eq!(station.look(|state| state.screen), Screen::Recap);
}

#[test]
fn on_the_last_question_it_is_told_what_was_passed_and_the_recap_is_one_touch_away() {
    let station = talking();
    station.keys("nnn");
    assert_eq!(current(&station), Some(question_id(3)));
    station.see("Questions you passed: 3. Ask them now, or go on to the recap.");
    assert!(station.shows("Ask what you skipped (3)") && !station.shows("Next question"));
    station.tap("On to the recap");
    assert_eq!(station.look(|state| state.screen), Screen::Recap);
}

/// A call on another day or by another means than the one of the other stories.
fn booked(change: impl FnOnce(&mut askwell::domain::Booking)) -> Station {
    let mut one = interview();
    change(one.booking.as_mut().unwrap());
    let mut records = ready();
    records.push(one.into());
    maya_at(&records, Screen::Live)
}

#[test]
fn a_start_on_another_day_than_the_booked_one_is_asked_about_and_allowed() {
    let station = booked(|booking| booking.starts = moment("2026-12-09T14:00:00-08:00"));
    station.see("Your date is Wednesday, December 9. Start anyway?");
    assert!(!station.shows("Start the interview"));
    station.tap("Start anyway");
    station.tap("On to the questions");
    station.send(Event::Live(askwell::flow::call::live::Event::ToRecap));
    station.tap("We said goodbye");
    station.send(Event::Go(Screen::Journey));
    station.see("Thursday, December 3, 9:15 AM");
    station.see_not("Wednesday, December 9");
}

#[test]
fn by_video_no_telephone_number_is_given_as_the_meeting() {
    use askwell::domain::{Caller, Medium};
    let theirs = |booking: &mut askwell::domain::Booking| {
        booking.medium = Medium::Video;
        booking.caller = Caller::Employee;
    };
    let station = booked(theirs);
    station.see("They start the video meeting. Open the link they sent you.");
    station.see("If the video does not work, call (503) 555-0142.");
    station.see("Press Start when you are connected.");
    assert!(!station.shows("(503) 555-0142") && !station.says("(503) 555-0100"));
    let station = booked(|booking| {
        theirs(booking);
        booking.link = "https://meet.example/abc".to_owned();
    });
    station.see("They start the video meeting. Open their link:");
    station.see("https://meet.example/abc");
}

#[test]
fn a_touch_on_a_coming_question_jumps_to_it() {
    let station = talking();
    station.tap("What is the hardest part?");
    assert_eq!(current(&station), Some(question_id(2)));
    station.see("Question 3 of 4");
    station.tap("Show all questions");
    station.tap("How did you get in?");
    assert_eq!(current(&station), Some(question_id(0)));
}

#[test]
fn a_question_thought_of_in_the_call_comes_right_after_this_one() {
    let station = talking();
    station.tap("Add a question");
    station.write("Your new question", "Why night shifts?");
    station.tap("Put it on the list");
    station.tap("Next question");
    station.see("Question 2 of 5");
    station.see("Why night shifts?");
    station.settle();
    assert_eq!(on_disk(&station, |one| one.questions.questions.get(1).unwrap().text.clone()), "Why night shifts?");
}

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

#[test]
fn a_touch_on_a_part_takes_it_up() {
    let station = talking();
    station.send(Event::Live(askwell::flow::call::live::Event::Part(Part::Introduction)));
    station.see("Say this, in your own words if you like:");
    station.send(Event::Live(askwell::flow::call::live::Event::Part(Part::Recap)));
    assert_eq!(station.look(|state| state.screen), Screen::Recap);
}

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

#[test]
fn a_student_without_questions_can_still_ask_and_take_notes() {
    let records: Vec<_> = ready().into_iter().filter(|record| !matches!(record, askwell::domain::Record::QuestionList(_))).collect();
    let station = maya_at(&records, Screen::Live);
    station.tap("Start the interview");
    station.tap("On to the questions");
    station.see("No question is on your list");
    station.write("Notes", "she likes mornings");
    station.keys("1");
    station.tap("On to the recap");
    assert_eq!(station.written("Highlight 1"), "she likes mornings");
}

#[test]
fn the_call_is_all_there_in_spanish() {
    let station = talking();
    station.tap("Español");
    station.see("Llamada real · no se graba");
    station.see("Pregunta 1 de 4");
    station.tap("Quiero terminar esta llamada");
    station.see("Tengo que colgar.");
}

#[test]
fn a_question_passed_in_a_moment_is_not_asked_and_still_comes() {
    let station = talking();
    station.keys("n");
    station.pass(Duration::from_secs(4));
    station.keys("n");
    assert!(file(&station, |one| one.live.as_ref().unwrap().asked.is_empty()));
    station.see("How did you get in?");
    station.pass(Duration::from_secs(5));
    station.keys("n");
    assert_eq!(file(&station, |one| one.live.as_ref().unwrap().asked.iter().copied().collect::<Vec<_>>()), [question_id(2)]);
    station.keys("n");
    assert_eq!(current(&station), Some(question_id(0)), "what was passed comes after the last");
    station.see("Question 1 of 4");
}

#[test]
fn seconds_of_the_introduction_or_of_a_break_do_not_make_a_question_asked() {
    let station = before();
    station.tap("Start the interview");
    station.pass(Duration::from_secs(60));
    station.tap("On to the questions");
    station.keys("p");
    station.pass(Duration::from_secs(60));
    station.keys("p");
    station.keys("n");
    assert!(file(&station, |one| one.live.as_ref().unwrap().asked.is_empty()));
}

#[test]
fn a_note_or_a_mark_makes_a_question_asked_however_quickly_one_goes_on() {
    let station = talking();
    station.keys("1n");
    station.write("Notes", "yes");
    station.tap("Next question");
    let asked = file(&station, |one| one.live.as_ref().unwrap().asked.clone());
    assert_eq!(asked, [question_id(0), question_id(1)].into());
}

#[test]
fn no_key_runs_from_the_last_question_into_the_recap() {
    let station = talking();
    station.keys("1n1n1n1n");
    station.keys("n");
    station.key(Key::Return);
    assert_eq!((station.look(|state| state.screen), current(&station)), (Screen::Live, Some(question_id(3))));
    station.see("That was the last question on your list.");
    station.keys("b");
    station.see_not("That was the last question on your list.");
    station.keys("r");
    assert_eq!(station.look(|state| state.screen), Screen::Live, "the key means nothing until the end is told");
    station.keys("nn");
    station.keys("r");
    assert_eq!(station.look(|state| state.screen), Screen::Recap);
}
