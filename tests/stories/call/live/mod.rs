//! The live interview: pace, questions, notes and marks, and what a power cut or a stranger's tone can do to it.

mod clock;
mod ending;
mod notes;
mod questions;
mod start;

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

fn marked(station: &Station, number: usize, tag: Tag) -> bool {
    file(station, |one| one.marked().contains(&(Some(question_id(number)), tag)))
}
