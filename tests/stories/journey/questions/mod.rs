//! The question list: gathered, put in order, kept and handed in.

mod gathering;
mod handing_in;
mod layout;
mod order;

use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::{Event, Screen};
use i_slint_backend_testing::ElementHandle;
use slint::ComponentHandle;
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
