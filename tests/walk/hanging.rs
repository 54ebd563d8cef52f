//! Other programs that hang: a printer, the list of printers, the voice, the one for papers. The station goes on as if they were not there.

use crate::driver::{NOW, Program, askwell_at, run};
use std::path::Path;
use std::time::{Duration, Instant};

const ROSTER: &str = "student_id,first_name,last_name,class,teacher\n1001,Maya,Reyes,Period 3,Ms. Okafor\n";

/// Puts programs beside the station that never answer.
fn hang(data: &Path, names: &[&str]) {
    use std::os::unix::fs::PermissionsExt;
    let folder = data.join("bin");
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["lpstat", "lp", "espeak-ng"] {
        let does = if names.contains(&name) { "sleep 900 & sleep 900" } else { "echo Office" };
        let program = folder.join(name);
        std::fs::write(&program, format!("#!/bin/sh\n{does}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
}

struct Room {
    scratch: tempfile::TempDir,
    pin: String,
}

impl Room {
    fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let data = scratch.path().join("station");
        let told = run(&data, NOW, &["setup", "--school", "Alder Creek High School", "--station", "Room 114"]);
        let pin = told.lines().find_map(|line| line.strip_prefix("Teacher's PIN: ")).unwrap().to_owned();
        let roster = scratch.path().join("roster.csv");
        std::fs::write(&roster, ROSTER).unwrap();
        run(&data, NOW, &["import", "roster", roster.to_str().unwrap()]);
        Self { scratch, pin }
    }

    fn open(&self, hanging: &[&str]) -> Program {
        self.open_as(Path::new(env!("CARGO_BIN_EXE_askwell")), hanging)
    }

    /// Opens the station with a program for papers that does something else.
    fn open_with_papers(&self, script: &str) -> Program {
        let folder = self.scratch.path().join("program");
        std::fs::create_dir(&folder).unwrap();
        let (real, program) = (env!("CARGO_BIN_EXE_askwell"), folder.join("askwell"));
        std::fs::hard_link(real, &program).or_else(|_| std::fs::copy(real, &program).map(drop)).unwrap();
        let papers = folder.join("askwell-paper");
        std::fs::write(&papers, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&papers, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        self.open_as(&program, &[])
    }

    fn open_as(&self, program: &Path, hanging: &[&str]) -> Program {
        let data = self.scratch.path().join("station");
        hang(&data, hanging);
        let mut command = askwell_at(program, &data, NOW);
        command.env("ASKWELL_SIZE", "1280x4000");
        command.env("PATH", format!("{}:{}", data.join("bin").display(), std::env::var("PATH").unwrap()));
        Program::start(&mut command)
    }

    /// From the first screen to a new recovery code.
    fn makes_a_code(&self, station: &Program) {
        station.tap("Teacher");
        station.digits(&self.pin);
        station.tap_part("Settings, ");
        station.tap("Make a new code");
        station.digits(&self.pin);
    }
}

/// Everything a station owes a student, within the time in which a person would think that it had frozen.
fn a_student_is_served(station: &Program, data: &Path) {
    let begun = Instant::now();
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.choose_pin("4711");
    station.tap_part("What interests you");
    station.write("Why do these interest you?", "I like animals.");
    station.tap("Ask an adult");
    station.see("If you like, say what it is about:");
    let kept = || {
        let database = rusqlite::Connection::open(data.join("station.db")).unwrap();
        let sql = "SELECT (SELECT count(*) FROM document WHERE kind = 'interest' AND body LIKE '%I like animals.%')
            + (SELECT count(*) FROM fact WHERE kind = 'help')";
        database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    while kept() < 2 {
        assert!(begun.elapsed() < Duration::from_secs(30), "what was typed and the call for an adult are not on the disk");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn is_told_to_end(station: Program) {
    let told = rustix::process::Pid::from_raw(i32::try_from(station.id()).unwrap()).unwrap();
    rustix::process::kill_process(told, rustix::process::Signal::TERM).unwrap();
    assert_eq!(station.ended(), Some(0), "the system could not end it");
}

#[test]
fn a_printer_that_never_answers_freezes_nobody_and_the_station_can_be_ended() {
    let room = Room::new();
    let station = room.open(&["lp"]);
    room.makes_a_code(&station);
    station.tap("Print the page");
    station.tap("Sign out");
    a_student_is_served(&station, &room.scratch.path().join("station"));
    is_told_to_end(station);
}

#[test]
fn a_list_of_printers_that_never_comes_freezes_nobody_and_the_code_is_shown_all_the_same() {
    let room = Room::new();
    let station = room.open(&["lpstat", "lp"]);
    room.makes_a_code(&station);
    station.see("It is shown once");
    station.tap("Sign out");
    a_student_is_served(&station, &room.scratch.path().join("station"));
    is_told_to_end(station);
}

#[test]
fn papers_that_are_never_made_freeze_nobody_and_the_code_is_shown_at_once() {
    let room = Room::new();
    let station = room.open_with_papers("sleep 900 & sleep 900");
    room.makes_a_code(&station);
    station.see("It is shown once");
    station.see("Its page is being made.");
    station.tap("Sign out");
    a_student_is_served(&station, &room.scratch.path().join("station"));
    is_told_to_end(station);
}

#[test]
fn papers_that_can_not_be_made_are_told_on_the_screen_and_in_the_log() {
    let room = Room::new();
    let station = room.open_with_papers("exit 1");
    room.makes_a_code(&station);
    station.see("It is shown once");
    station.see("Its page could not be made, so write the code down now.");
    is_told_to_end(station);
    let logs = std::fs::read_dir(room.scratch.path().join("station/log")).unwrap();
    let log: String = logs.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    assert!(log.contains("askwell-paper was asked, and it ended without a page"), "{log}");
}

#[test]
fn a_voice_that_never_begins_to_speak_freezes_nobody() {
    let room = Room::new();
    let station = room.open(&["espeak-ng"]);
    for _ in 0..5 {
        station.tap("Read aloud");
    }
    a_student_is_served(&station, &room.scratch.path().join("station"));
    station.tap("Read aloud");
    is_told_to_end(station);
}
