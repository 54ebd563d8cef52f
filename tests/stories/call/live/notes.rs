//! Notes and marks, by touch and by keys.

use super::*;

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
fn a_note_or_a_mark_makes_a_question_asked_however_quickly_one_goes_on() {
    let station = talking();
    station.keys("1n");
    station.write("Notes", "yes");
    station.tap("Next question");
    let asked = file(&station, |one| one.live.as_ref().unwrap().asked.clone());
    assert_eq!(asked, [question_id(0), question_id(1)].into());
}
