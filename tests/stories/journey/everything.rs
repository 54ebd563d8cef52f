//! Everything I wrote: all of a student's work, to read.

use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::Screen;
use slint::ComponentHandle;

fn signed_in(more: Vec<Record>) -> Station {
    let station = Station::with(&[school::records(), more].concat());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Everything I wrote");
    assert_eq!(station.look(|state| state.screen), Screen::Everything);
    station.app.window().window().set_size(slint::PhysicalSize::new(1280, 6000));
    station
}

fn record_id(number: u128) -> RecordId {
    RecordId(uuid::Uuid::from_u128(number))
}

/// Everything a student can write, once.
fn work() -> Vec<Record> {
    let student = school::maya();
    let interview = school::first_interview(&student);
    let one = InterviewFile::new(Interview::new(interview, student.id, 1));
    let question = |number, text: &str| Question {
        id: QuestionId(uuid::Uuid::from_u128(number)),
        bank: String::new(),
        category: String::new(),
        text: text.to_owned(),
        comment: String::new(),
    };
    let (first, second) = (question(1, "What is a hard day like?"), question(2, "How did you start?"));
    let note = |number, question: Option<&Question>, text: &str| Note {
        id: record_id(number),
        interview,
        student: student.id,
        question: question.map(|one| one.id),
        text: text.to_owned(),
        at_second: 0,
    };
    let mark = |number, question: &Question, tag| Mark {
        id: record_id(number),
        interview,
        student: student.id,
        question: Some(question.id),
        tag,
        off: false,
        at: moment(NOW),
        at_second: 0,
    };
    let evaluation = Evaluation {
        answers: [(Answer::Surprise, "They sing to the goats.".to_owned())].into(),
        ratings: [(Rating::Questions, Score::try_from(4).unwrap())].into(),
        next: Some(Next::KnowMore),
        ..one.evaluation.clone()
    };
    let call = Call {
        id: record_id(30),
        interview,
        student: student.id,
        contact: school::rivera().id,
        employer: "Rivera Veterinary Clinic".to_owned(),
        at: moment(NOW),
        outcome: Outcome::CallAgain,
        next_step: "Call at noon".to_owned(),
        next_on: None,
        names: "Pat, R-O-W-E".to_owned(),
        felt: None,
        path: Vec::new(),
    };
    vec![
        Interest {
            careers: vec![Career::Listed("29-1131".to_owned()), Career::Own("dragon keeper".to_owned())],
            why: "I like goats.".to_owned(),
            ..Interest::new(student.id)
        }
        .into(),
        Interview { contact: Some(school::rivera().id), ..one.interview.clone() }.into(),
        QuestionList { questions: vec![first.clone(), second.clone()], ..one.questions.clone() }.into(),
        call.into(),
        note(10, Some(&first), "up at 5").into(),
        note(11, None, "thank her for the tip").into(),
        mark(20, &first, Tag::Star).into(),
        mark(21, &second, Tag::LookUp).into(),
        Recap { highlights: vec!["Goats first.".to_owned()], ..one.recap.clone() }.into(),
        Confirmation { text: "See you on Friday.".to_owned(), ..one.confirmation.clone() }.into(),
        ThankYou { text: "Dear Dr. Rivera, thank you.".to_owned(), ..one.thank_you.clone() }.into(),
        evaluation.into(),
        Reflection { answers: ["Breathe first.".to_owned(), String::new(), String::new()], ..one.reflection.clone() }.into(),
    ]
}

#[test]
fn a_student_who_has_written_nothing_is_told_kindly() {
    let station = signed_in(Vec::new());
    station.see("A blank page is a good start");
    station.see_not("Questions");
    station.tap("Back");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn everything_a_student_wrote_is_there() {
    let station = signed_in(work());
    for part in [
        "Veterinarians · dragon keeper",
        "I like goats.",
        "Interview 1 · Rivera Veterinary Clinic",
        "1. What is a hard day like?",
        "2. How did you start?",
        "Call at noon · Pat, R-O-W-E",
        "See you on Friday.",
        "up at 5",
        "A note without a question",
        "thank her for the tip",
        "Star",
        "Look up",
        "Goats first.",
        "Dear Dr. Rivera, thank you.",
        "They sing to the goats.",
        "4 / 5",
        "Breathe first.",
    ] {
        station.see(part);
    }
    station.see_not("A name");
    station.see_not("The pay: what do you think people earn?");
}

#[test]
fn what_is_empty_is_left_out() {
    let card = Interest { why: "I like goats.".to_owned(), ..Interest::new(school::maya().id) };
    let station = signed_in(vec![card.into()]);
    station.see("I like goats.");
    for heading in ["Interview 1", "Phone calls", "Thank-you note", "Evaluation", "My picks"] {
        station.see_not(heading);
    }
}

#[test]
fn all_of_it_is_read_aloud() {
    let station = signed_in(work());
    station.tap("Read aloud");
    let read = station.effects().into_iter().rfind(|effect| effect.starts_with("ReadAloud")).unwrap();
    for part in ["Everything I wrote", "I like goats.", "up at 5", "Breathe first."] {
        assert!(read.contains(part), "{part:?} is not read: {read}");
    }
}

#[test]
fn the_page_speaks_spanish_and_leaves_the_students_words_alone() {
    let station = signed_in(work());
    station.tap("Español");
    let content = crate::station::content();
    station.see("Notas de la entrevista");
    station.see(content.evaluation(Language::Es).question(Answer::Surprise));
    station.see("They sing to the goats.");
}

#[test]
fn the_keys_turn_a_page_that_has_nothing_to_press() {
    use slint::platform::Key;
    let station = signed_in(work());
    station.app.window().window().set_size(slint::PhysicalSize::new(1024, 600));
    station.pump();
    station.see("I like goats.");
    station.see_not("Breathe first.");
    station.key(Key::PageDown);
    station.see_not("I like goats.");
    station.key(Key::End);
    station.see("Breathe first.");
    station.key(Key::UpArrow);
    station.key(Key::Home);
    station.see("I like goats.");
    station.see_not("Breathe first.");
}
