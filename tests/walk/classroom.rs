//! A station set up by the program itself, and Maya writing at it on a screen of its own.

use crate::driver::{NOW, Program, run};
use crate::screen::{Screen, wait_until};
use std::path::PathBuf;

pub const FIELD: &str = "Why do these interest you?";
pub const WORDS: &str = "Because of the animals and their people";
/// Maya's four digits.
pub const DIGITS: &str = "4711";

pub struct Classroom {
    _scratch: tempfile::TempDir,
    pub data: PathBuf,
    /// The teacher's.
    pub pin: String,
    pub code: String,
    pub screen: Screen,
}

impl Classroom {
    /// Sets a station up, with one student and the teacher every station begins with.
    pub fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let data = scratch.path().join("station");
        let told = run(&data, NOW, &["setup", "--school", "Alder Creek High School", "--station", "Room 114"]);
        let after = |words: &str| told.lines().find_map(|line| line.strip_prefix(words)).unwrap().to_owned();
        let list = scratch.path().join("roster.csv");
        std::fs::write(&list, "student_id,first_name,last_name,class\n1,Maya,Reyes,Period 3\n").unwrap();
        run(&data, NOW, &["import", "roster", list.to_str().unwrap()]);
        Self { pin: after("Teacher's PIN: "), code: after("Recovery code: "), screen: Screen::start(), data, _scratch: scratch }
    }

    /// Gives six digits that are not the teacher's.
    pub fn wrong_pin(&self) -> String {
        self.pin.chars().map(|digit| if digit == '9' { '0' } else { char::from(digit as u8 + 1) }).collect()
    }

    /// Opens the station over the whole screen.
    pub fn open(&self) -> Program {
        let station = self.screen.open(&self.data, NOW);
        self.screen.see_it_whole("the start");
        station
    }

    /// Opens the station, signs Maya in, and lets her type some words.
    pub fn open_and_write(&self) -> Program {
        let station = self.open();
        station.tap("Start");
        station.tap("Period 3");
        station.tap("Maya R.");
        station.choose_pin(DIGITS);
        station.tap("Begin");
        station.click(FIELD);
        self.screen.type_text(WORDS);
        wait_until("the words did not arrive", || station.written(FIELD).as_deref() == Some(WORDS));
        station
    }

    /// Presses Alt+F4, which leads to an adult's PIN.
    pub fn ask_to_close(&self, station: &Program) {
        self.screen.press("alt+F4");
        station.see("Close the station");
    }

    /// Gives what is on the disk of the words.
    pub fn kept(&self) -> String {
        let database = rusqlite::Connection::open(self.data.join("station.db")).unwrap();
        database.query_row("SELECT body ->> '$.why' FROM document WHERE kind = 'interest'", [], |row| row.get(0)).unwrap()
    }

    /// Closes the station with the recovery code, at a gate that is open, and gives how the program ended.
    pub fn close_by_code(&mut self, station: Program) -> Option<i32> {
        station.tap("I lost my PIN");
        station.write("Recovery code", &self.code);
        station.tap("Go on");
        self.pin = self.wrong_pin();
        station.see("Choose six digits");
        self.screen.type_text(&self.pin);
        station.see("Type the same six digits again.");
        self.screen.type_text(&self.pin);
        station.ended()
    }
}
