//! From question to question: put aside, jumped to, thought of in the call, and which of them count as asked.

use super::*;

fn current(station: &Station) -> Option<askwell::domain::QuestionId> {
    file(station, |one| one.live.as_ref().unwrap().current)
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
fn a_touch_on_a_part_takes_it_up() {
    let station = talking();
    station.send(Event::Live(askwell::flow::call::live::Event::Part(Part::Introduction)));
    station.see("Say this, in your own words if you like:");
    station.send(Event::Live(askwell::flow::call::live::Event::Part(Part::Recap)));
    assert_eq!(station.look(|state| state.screen), Screen::Recap);
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
