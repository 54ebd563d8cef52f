//! Handing the list in, and what comes back from the teacher.

use super::*;

#[test]
fn a_list_that_was_handed_in_is_answered_where_the_student_lands() {
    let station = with_list(Review::Draft, letters());
    station.tap("Hand my list in");
    station.see("Handed in. Ms. Okafor can see your list now.");
    station.tap("Everything I wrote");
    station.tap("Back");
    station.see_not("can see your list now");
}

#[test]
fn a_handed_in_list_is_changed_only_after_saying_so_and_is_a_draft_again() {
    let station = with_list(Review::HandedIn, letters());
    station.see("You handed this list in.");
    assert!(!station.enabled("1. What is a?"));
    station.write("Search the questions", "typical");
    assert!(!station.enabled("How does a typical day go, from when you start until you finish?, A typical day"));
    station.send(Event::Questions(askwell::flow::journey::questions::Event::Remove(letters()[0].id)));
    assert_eq!(order(&station), "abcde");
    station.tap("Change my list");
    assert_eq!(list(&station).review, Review::Draft);
    station.tap("1. What is a?");
    station.tap("Hand my list in");
    assert_eq!(list(&station).review, Review::HandedIn);
}

#[test]
fn a_returned_list_shows_what_the_teacher_says_to_each_question() {
    let mut questions = letters();
    questions[1].comment = "Ask for a story here.".to_owned();
    let station = with_list(Review::Returned, questions);
    station.see("Your teacher sent the list back.");
    station.see("Your teacher says: Ask for a story here.");
    station.tap("Hand my list in");
    assert_eq!(list(&station).review, Review::HandedIn);
}

#[test]
fn an_approved_list_says_so() {
    let station = with_list(Review::Released, letters());
    station.see("Your teacher says: this list is good to go.");
}

#[test]
fn five_questions_with_words_are_enough_and_empty_ones_are_not_handed_in() {
    let mut questions = letters();
    questions.push(question(9, "  "));
    let station = with_list(Review::Draft, questions);
    station.see("You could hand this in.");
    station.tap("5. What is e?");
    station.write("Change the words", "");
    station.see("With five questions you can hand the list in.");
    assert!(!station.enabled("Hand my list in"));
    station.write("Change the words", "What is e?");
    station.tap("Hand my list in");
    assert_eq!(order(&station), "abcde");
}

#[test]
fn a_list_that_takes_longer_than_the_booked_time_says_so() {
    let many = (1..=21).map(|number| question(number, "What is next?")).collect();
    let station = with_list(Review::Draft, many);
    station.see("About 32 minutes of answers, and you have 20.");
    station.see("That is a long list.");
}
