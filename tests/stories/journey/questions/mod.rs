//! The question list: gathered, put in order, kept and handed in.

use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::content::Content;
use askwell::domain::*;
use askwell::flow::{Event, Screen};
use i_slint_backend_testing::ElementHandle;
use proptest::prelude::*;
use slint::platform::{Key, PointerEventButton, WindowEvent};
use slint::{ComponentHandle, LogicalPosition};
use std::time::Duration;

fn size(station: &Station, width: u32, height: u32) {
    station.app.window().window().set_size(slint::PhysicalSize::new(width, height));
}

fn station_with(more: Vec<Record>, name: &str) -> Station {
    let station = Station::with(&[school::records(), more].concat());
    station.sign_in_first_time("Period 3", name, "4711");
    station.send(Event::Go(Screen::Questions));
    // Tall enough that nothing has to be scrolled into view.
    size(&station, 1280, 6000);
    station
}

fn at_the_questions() -> Station {
    station_with(Vec::new(), "Maya R.")
}

fn question(number: u128, text: &str) -> Question {
    let id = QuestionId(uuid::Uuid::from_u128(number));
    Question { id, bank: String::new(), category: String::new(), text: text.to_owned(), comment: String::new() }
}

/// A station whose student has a list already.
fn with_list(review: Review, questions: Vec<Question>) -> Station {
    let student = school::maya();
    let interview = school::first_interview(&student);
    let list = QuestionList { review, questions, ..QuestionList::new(interview, student.id) };
    station_with(vec![Interview::new(interview, student.id, 1).into(), list.into()], "Maya R.")
}

fn letters() -> Vec<Question> {
    (1..).zip(["a", "b", "c", "d", "e"]).map(|(number, letter)| question(number, &format!("What is {letter}?"))).collect()
}

fn list(station: &Station) -> QuestionList {
    station.look(|state| state.interview().unwrap().questions.clone())
}

fn texts(station: &Station) -> Vec<String> {
    list(station).questions.into_iter().map(|one| one.text).collect()
}

fn order(station: &Station) -> String {
    texts(station).iter().map(|text| text.trim_start_matches("What is ").trim_end_matches('?').to_owned()).collect()
}

#[test]
fn a_good_first_list_covers_every_topic_and_can_be_handed_in_at_once() {
    let station = at_the_questions();
    assert!(!station.enabled("Hand my list in"));
    station.see("About 0 of your 20 minutes");
    station.tap("Add a good first list");
    assert_eq!(texts(&station).len(), 12);
    station.see("Covers 8 of 8 topics");
    station.see_not("Not yet: see some");
    station.tap("Hand my list in");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
    assert_eq!(list(&station).review, Review::HandedIn);
    assert_eq!(station.look(|state| state.interview().unwrap().versions.len()), 1, "what is handed in is kept");
    station.see("Questions, done");
}

#[test]
fn a_question_of_the_bank_is_found_by_words_of_either_language_and_added_in_the_students_own() {
    let station = at_the_questions();
    station.write("Search the questions", "dia tipico");
    station.tap("How does a typical day go, from when you start until you finish?, A typical day");
    assert_eq!(texts(&station), ["How does a typical day go, from when you start until you finish?"]);
    station.see("A typical day · on your list");
    station.tap("How does a typical day go, from when you start until you finish?, A typical day · on your list");
    assert_eq!(texts(&station).len(), 1, "no question is on the list twice");
    station.write("Search the questions", "zzqq");
    station.see("No question has these words.");

    let spanish = station_with(Vec::new(), "Luis A.");
    spanish.write("Busca en las preguntas", "stress");
    spanish.tap("¿Qué causa estrés en este trabajo, y qué ayuda a manejarlo?, Lo que no gusta y el estrés");
    assert_eq!(texts(&spanish), ["¿Qué causa estrés en este trabajo, y qué ayuda a manejarlo?"]);
}

#[test]
fn a_student_looks_through_a_category_and_through_a_topic_not_covered_yet() {
    let station = at_the_questions();
    station.tap("Tools");
    station.see("Which tools, machines, or programs do you use most?");
    station.tap("All kinds of questions");
    station.see_not("Which tools, machines, or programs do you use most?");
    station.tap("Pay range, Not yet: see some");
    station.tap("What is the usual pay range in this field, from beginners to people with experience?, Pay range");
    station.see("Pay range, Covered");
}

#[test]
fn an_own_question_gets_a_hint_and_a_category_and_is_added() {
    let station = at_the_questions();
    station.write("My own question", "Do you");
    station.see_not("just yes or no");
    station.write("My own question", "Do you like your hours?");
    station.see("just yes or no");
    station.write("My own question", "  How do your hours change?  ");
    station.see_not("just yes or no");
    station.tap("It is about: Pay range");
    station.tap("Add my question");
    assert_eq!(texts(&station), ["How do your hours change?"]);
    assert_eq!(station.written("My own question"), "");
    station.see("Pay range, Covered");
    station.write("My own question", "   ");
    station.tap("Add my question");
    assert_eq!(texts(&station).len(), 1, "spaces are no question");
}

#[test]
fn where_an_own_question_went_is_told_where_it_was_typed_and_it_is_one_touch_away() {
    let station = with_list(Review::Draft, letters());
    size(&station, 1280, 800);
    station.write("My own question", "How old are you?");
    station.tap("Add my question");
    station.see("On your list as number 6: How old are you?");
    let hint = Content::load().unwrap().bank.hint("private", Language::En).to_owned();
    station.see(&hint);
    station.tap("Show it on my list");
    i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(20));
    station.keys("");
    let at = ElementHandle::find_by_accessible_label(station.app.window(), "6. How old are you?").next().unwrap();
    assert!((0.0..700.0).contains(&at.absolute_position().y), "it lies at {:?}", at.absolute_position());
    size(&station, 1280, 6000);
    station.write("Change the words", "How did you begin?");
    station.see("On your list as number 6: How did you begin?");
    station.write("My own question", "What");
    station.see_not("On your list as number 6");
}

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
fn every_kind_of_hint_stands_below_its_question() {
    let bank = Content::load().unwrap().bank;
    let texts = ["Do you like it?", "How old are you?", "How much do you make?", "the hours"];
    let station = with_list(Review::Draft, (1..).zip(texts).map(|(number, text)| question(number, text)).collect());
    for hint in ["yes_no", "private", "pay", "no_question"] {
        station.see(bank.hint(hint, Language::En));
    }
    station.tap("Español");
    for hint in ["yes_no", "private", "pay", "no_question"] {
        station.see(bank.hint(hint, Language::Es));
    }
}

#[test]
fn the_words_of_a_question_are_changed_in_place_and_kept_within_a_second() {
    let station = with_list(Review::Draft, letters());
    station.tap("2. What is b?");
    station.write("Change the words", "What is better?");
    station.see("2. What is better?");
    station.settle();
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW));
    station.tap("Go on");
    station.digits("4711");
    station.see("2. What is better?");
    assert_eq!(list(&station).questions.len(), 5);
}

#[test]
fn what_was_taken_off_comes_back_to_its_place() {
    let station = with_list(Review::Draft, letters());
    station.tap("3. What is c?");
    station.tap("Take off my list");
    assert_eq!(order(&station), "abde");
    station.tap("Bring it back");
    assert_eq!(order(&station), "abcde");
    station.see_not("Bring it back");
    station.tap("5. What is e?");
    station.tap("Take off my list");
    station.see("Taken off.");
    // The focus is on the way back already.
    station.key(Key::Return);
    assert_eq!(order(&station), "abcde");
}

#[test]
fn questions_are_put_in_order_by_buttons() {
    let station = with_list(Review::Draft, letters());
    station.tap("2. What is b?");
    station.tap("Up");
    assert_eq!(order(&station), "bacde");
    assert!(!station.enabled("Up"), "it is the first");
    station.tap("Down");
    station.tap("Down");
    assert_eq!(order(&station), "acbde");
}

#[test]
fn questions_are_put_in_order_by_keys_and_the_focus_goes_along() {
    let station = with_list(Review::Draft, letters());
    station.tap("3. What is c?");
    station.tap("Up");
    assert_eq!(order(&station), "acbde");
    i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(20));
    let window = station.app.window().window();
    let alt = slint::SharedString::from(char::from(Key::Alt));
    let press = |key: Key| {
        let text = slint::SharedString::from(char::from(key));
        window.dispatch_event(WindowEvent::KeyPressed { text: alt.clone() });
        window.dispatch_event(WindowEvent::KeyPressed { text: text.clone() });
        window.dispatch_event(WindowEvent::KeyReleased { text });
        window.dispatch_event(WindowEvent::KeyReleased { text: alt.clone() });
        i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(20));
        station.pump();
    };
    press(Key::DownArrow);
    assert_eq!(order(&station), "abcde");
    press(Key::DownArrow);
    press(Key::DownArrow);
    assert_eq!(order(&station), "abdec", "the focus went with the question");
    press(Key::DownArrow);
    assert_eq!(order(&station), "abdec", "there is nothing below the last");
    press(Key::UpArrow);
    assert_eq!(order(&station), "abdce");
}

fn middle(station: &Station, label: &str) -> LogicalPosition {
    let element = ElementHandle::find_by_accessible_label(station.app.window(), label).next().unwrap();
    let (at, size) = (element.absolute_position(), element.size());
    // The grip lies left of the words.
    LogicalPosition::new(at.x - 20.0, at.y + size.height / 2.0)
}

fn drag(station: &Station, from: &str, to: &str, by_mouse: bool) {
    let (start, end) = (middle(station, from), middle(station, to));
    let window = station.app.window().window();
    let wait = |milliseconds| i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(milliseconds));
    if by_mouse {
        window.dispatch_event(WindowEvent::PointerMoved { position: start });
        wait(20);
    }
    window.dispatch_event(WindowEvent::PointerPressed { position: start, button: PointerEventButton::Left });
    // A finger rests a moment, or it would scroll the page.
    wait(if by_mouse { 20 } else { 200 });
    for step in 1..=10_u8 {
        let part = f32::from(step) / 10.0;
        let position = LogicalPosition::new(start.x, start.y + (end.y - start.y) * part);
        window.dispatch_event(WindowEvent::PointerMoved { position });
        wait(20);
    }
    window.dispatch_event(WindowEvent::PointerReleased { position: end, button: PointerEventButton::Left });
    wait(20);
    station.pump();
}

#[test]
fn questions_are_put_in_order_by_dragging_the_grip_with_the_mouse_or_a_finger() {
    let station = with_list(Review::Draft, letters());
    // The page has to scroll: then a drag has to be told from a scroll.
    size(&station, 1280, 800);
    drag(&station, "1. What is a?", "4. What is d?", true);
    assert_eq!(order(&station), "bcdae");
    drag(&station, "4. What is a?", "1. What is b?", true);
    assert_eq!(order(&station), "abcde");
    drag(&station, "2. What is b?", "4. What is d?", false);
    assert_eq!(order(&station), "acdbe");
    drag(&station, "2. What is c?", "2. What is c?", true);
    assert_eq!(order(&station), "acdbe", "dropped where it was");
}

#[test]
fn a_version_is_kept_looked_at_and_brought_back_without_losing_the_newer_one() {
    let station = with_list(Review::Draft, letters());
    station.tap("Keep this version");
    assert!(!station.enabled("This version is kept"));
    station.tap("1. What is a?");
    station.write("Change the words", "What is amazing?");
    station.tap("See kept versions (1)");
    let version = station.words().into_iter().find(|words| words.contains("Questions: 5")).unwrap();
    station.tap(&version);
    station.see("1. What is a?");
    station.tap("Bring this version back");
    assert_eq!(order(&station), "abcde");
    station.see("See kept versions (2)");
    station.settle();
    let kept: u32 =
        station.database().query_row("select count(*) from fact where kind = 'question_version'", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 2);
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
fn a_question_still_in_its_field_is_handed_in_with_the_list() {
    let station = with_list(Review::Draft, letters()[..4].to_vec());
    assert!(!station.enabled("Hand my list in"));
    station.write("My own question", "What does a bad day look like?");
    station.tap("Hand my list in");
    assert_eq!(list(&station).review, Review::HandedIn);
    assert_eq!(texts(&station).last().unwrap(), "What does a bad day look like?");
    assert_eq!(list(&station).unfinished, "");
}

#[test]
fn a_list_that_takes_longer_than_the_booked_time_says_so() {
    let many = (1..=21).map(|number| question(number, "What is next?")).collect();
    let station = with_list(Review::Draft, many);
    station.see("About 32 minutes of answers, and you have 20.");
    station.see("That is a long list.");
}

#[test]
fn a_narrow_screen_shows_the_list_or_the_bank() {
    let station = with_list(Review::Draft, letters());
    size(&station, 850, 6000);
    station.see("1. What is a?");
    station.see_not("Search the questions");
    station.tap("Find questions");
    station.see_not("1. What is a?");
    station.write("My own question", "What is f?");
    station.tap("Add my question");
    station.tap("My list (6)");
    station.see("6. What is f?");
}

#[test]
fn large_text_has_one_column_too() {
    let station = with_list(Review::Draft, letters());
    for _ in 0..4 {
        station.tap("Text size");
    }
    station.see_not("Search the questions");
    station.tap("Find questions");
    station.see("Search the questions");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_order_of_moves_loses_or_doubles_a_question(moves in prop::collection::vec((0_usize..5, 0_usize..9, 0_u8..5), 0..30)) {
        use askwell::flow::journey::questions::Event as Step;
        let content = std::sync::Arc::new(Content::load().unwrap());
        let mut state = askwell::flow::State::new(content, Language::En);
        let student = school::maya();
        let interview = school::first_interview(&student);
        let mut file = StudentFile::new(student.clone());
        file.take(Interview::new(interview, student.id, 1).into());
        file.take(QuestionList { questions: letters(), ..QuestionList::new(interview, student.id) }.into());
        state.session = Some(askwell::flow::Session { id: Default::default(), file, current: interview });
        let stamp = askwell::flow::Stamp::new(moment(NOW), Duration::ZERO, 7);
        for (who, place, how) in moves {
            let id = letters()[who].id;
            let steps = match how {
                0 => vec![Step::Up(id)],
                1 => vec![Step::Down(id)],
                2 => vec![Step::Drop(id, place)],
                3 => vec![Step::Remove(id), Step::Undo],
                _ => vec![Step::Keep, Step::Select(id)],
            };
            for step in steps {
                askwell::flow::step(&mut state, Event::Questions(step), &stamp);
            }
            let mut ids: Vec<_> = state.interview().unwrap().questions.questions.iter().map(|one| one.id).collect();
            ids.sort();
            prop_assert_eq!(ids, letters().iter().map(|one| one.id).collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_half_written_question_survives_back_and_a_power_cut() {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(askwell::flow::Event::Go(askwell::flow::Screen::Questions));
    station.write("My own question", "What smells the wor");
    station.tap("Back");
    station.send(askwell::flow::Event::Go(askwell::flow::Screen::Questions));
    assert_eq!(station.written("My own question"), "What smells the wor");
    station.settle();
    let folder = station.pull_the_plug();
    let station = Station::on(folder, crate::station::moment(crate::station::NOW));
    station.tap("Go on");
    station.digits("4711");
    assert_eq!(station.written("My own question"), "What smells the wor");
}

#[test]
fn on_a_narrow_screen_the_list_is_named_once() {
    let station = with_list(Review::Draft, letters());
    for _ in 0..4 {
        station.tap("Text size");
    }
    station.app.window().window().set_size(slint::PhysicalSize::new(1024, 4000));
    // A button counts twice: itself and its words.
    let named = || station.words().into_iter().filter(|words| words.starts_with("My list (")).count();
    assert_eq!(named(), 2, "the switch alone");
    station.app.window().window().set_size(slint::PhysicalSize::new(1920, 4000));
    assert_eq!(named(), 1, "the heading alone");
}
