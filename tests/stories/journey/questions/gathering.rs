//! Gathering questions: from the bank, and one's own.

use super::*;

fn at_the_questions() -> Station {
    station_with(Vec::new(), "Maya R.")
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
    let hint = crate::station::content().bank.hint("private", Language::En).to_owned();
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
fn every_kind_of_hint_stands_below_its_question() {
    let content = crate::station::content();
    let bank = &content.bank;
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
