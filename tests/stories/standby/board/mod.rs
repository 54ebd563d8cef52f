//! The board: every station at a glance, on another screen and at the desk.

mod answers;
mod orders;
mod signs;
mod tiles;
mod truth;

use crate::afterwards::ready;
use crate::calling::unroll;
use crate::nightly::sharing::{found, key, shares_into};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::board;
use askwell::domain::*;
use askwell::flow::call::phone;
use askwell::flow::{Event, Screen};
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;
use tempfile::TempDir;

/// A station of the school on a share, whose adults have a PIN.
pub fn station(share: &Path, number: u128, records: Vec<Record>) -> Station {
    let folder = Rc::new(TempDir::new().unwrap());
    let file = shares_into(share, number);
    let mut all = school::records();
    all.extend(records);
    found(folder.path(), &file, &all);
    let station = Station::on_as(folder, moment(NOW), file);
    with_pins(&station);
    station
}

fn with_pins(station: &Station) {
    unroll(station);
    for adult in [school::okafor(), school::boone()] {
        station.give_pin(adult.id.0, "246813");
    }
}

/// The board on a machine of its own.
pub fn the_board(share: &Path) -> Station {
    let folder = Rc::new(TempDir::new().unwrap());
    let file = shares_into(share, 9);
    found(folder.path(), &file, &school::records());
    let board = Station::board(folder, moment(NOW), file);
    with_pins(&board);
    board
}

pub fn boone_looks_after_it(board: &Station) {
    board.tap("Sign in as an adult");
    board.tap("Mr. Boone");
    board.digits("246813");
    board.see("The board · Mr. Boone");
}

/// Lets the same time pass everywhere.
pub fn pass(seconds: u64, stations: &[&Station]) {
    for _ in 0..seconds * 4 {
        stations.iter().for_each(|station| station.pass(Duration::from_millis(250)));
    }
}

/// A sign of life of a station that is not here.
fn beat(number: u64) -> Beat {
    Beat {
        origin: format!("room-{number}-0000000{number}"),
        station: format!("Room {number}"),
        run: RecordId::from_school("run", &number.to_string()),
        number: 1,
        now: moment(NOW),
        minutes: Some(300),
        ..Beat::default()
    }
}

fn asked(since: &str) -> Asked {
    Asked {
        call: RecordId::from_school("call", since),
        student: None,
        name: "Ana B.".to_owned(),
        since: moment(since),
        screen: "questions".to_owned(),
        line: None,
        reason: None,
        coming: None,
    }
}

fn tell(share: &Path, beats: &[Beat]) {
    beats.iter().for_each(|beat| board::tell(share, &key(), beat).unwrap());
}

/// Gives the tiles in their order: what each is called by a screen reader.
fn tiles(board: &Station) -> Vec<String> {
    board.words().into_iter().filter(|words| words.starts_with("Room ") && words.contains(". ")).collect()
}
