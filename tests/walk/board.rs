//! Two real stations and a board on one share: help raised and answered across them, with the share removed and slowed.

use crate::driver::{NOW, Program, askwell, run};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A school of two stations and a machine for the board, each with a data folder of its own.
pub struct School {
    scratch: tempfile::TempDir,
    /// The PIN of the teacher at the board's machine.
    pin: String,
}

impl School {
    pub fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let share = scratch.path().join("share");
        std::fs::create_dir(&share).unwrap();
        let list = scratch.path().join("roster.csv");
        std::fs::write(&list, "student_id,first_name,last_name,class\n1,Maya,Reyes,Period 3\n2,Ana,Bell,Period 3\n").unwrap();
        let after = |told: &str, words: &str| told.lines().find_map(|line| line.strip_prefix(words)).unwrap().to_owned();
        let (mut code, mut pin) = (String::new(), String::new());
        for name in ["Room 1", "Room 2", "Board"] {
            let data = scratch.path().join(name);
            let mut words = vec!["setup", "--school", "Alder Creek High School", "--station", name, "--share", share.to_str().unwrap()];
            if !code.is_empty() {
                words.extend(["--code", &code]);
            }
            let told = run(&data, NOW, &words);
            if code.is_empty() {
                code = after(&told, "School code: ");
            }
            pin = after(&told, "Teacher's PIN: ");
            run(&data, NOW, &["import", "roster", list.to_str().unwrap()]);
        }
        Self { scratch, pin }
    }

    pub fn share(&self) -> PathBuf {
        self.scratch.path().join("share")
    }

    pub fn command(&self, name: &str) -> Command {
        let mut command = askwell(&self.scratch.path().join(name), NOW);
        // So tall that nothing is scrolled away.
        command.env("ASKWELL_SIZE", "1280x3000");
        command
    }

    pub fn station(&self, name: &str) -> Program {
        Program::start(&mut self.command(name))
    }

    fn board(&self) -> Program {
        Program::start(self.command("Board").args(["board", "--share"]).arg(self.share()))
    }

    fn teacher_looks_after_it(&self, board: &Program) {
        board.tap("Sign in as an adult");
        board.digits(&self.pin);
        board.see("The board · Teacher");
    }
}

pub fn sign_in(station: &Program, name: &str) {
    station.tap("Start");
    station.tap("Period 3");
    station.tap(name);
    station.choose_pin("4711");
    station.see("Your interview journey");
}

#[test]
fn a_call_at_one_station_is_answered_at_the_board_and_heard_at_the_station() {
    let school = School::new();
    let (one, two, board) = (school.station("Room 1"), school.station("Room 2"), school.board());
    sign_in(&one, "Maya R.");
    sign_in(&two, "Ana B.");
    one.tap("Ask an adult");
    one.tap("Something doesn't work");
    board.see("One station waits for an adult.");
    board.see("Room 1. Needs an adult. Maya R. Asked just now");
    board.see("Room 2. At work. Ana B.");
    school.teacher_looks_after_it(&board);
    board.tap_part("Room 1. Needs an adult");
    board.tap("I'm on my way");
    one.see("An adult is coming");
    board.tap("They went on");
    one.see("Ask an adult");

    // The share goes away: the board says so, and the stations work on.
    let away = school.scratch.path().join("away");
    std::fs::rename(school.share(), &away).unwrap();
    board.see("The shared folder can't be reached.");
    two.tap("Ask an adult");
    two.see("You asked for an adult");
    two.see("Raise your hand too");
    std::fs::rename(&away, school.share()).unwrap();
    board.see("One station waits for an adult.");
    board.see("Room 2. Needs an adult. Ana B.");
    two.see("An adult knows");

    // One that is about to sleep says so.
    assert!(Command::new("kill").args(["-USR1", &one.id().to_string()]).status().unwrap().success());
    board.see("Asleep");

    // A station that dies says nothing more; one that is told to end says so.
    let one = {
        one.kill();
        school.station("Room 1")
    };
    board.see("Room 1. Nobody is there");
    one.kill();
    board.see("Silent for");
    assert!(Command::new("kill").args(["-TERM", &two.id().to_string()]).status().unwrap().success());
    assert_eq!(two.ended(), Some(0));
    board.see("Needs an adult");
    let two = school.station("Room 2");
    board.see("Room 2. Needs an adult. Ana B.");
    drop(two);
}

/// The library that makes each call on the share slow.
fn slow(folder: &Path) -> PathBuf {
    let path = folder.join("share_calls.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/share_calls.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O2", "-o"]).arg(&path).arg(source).arg("-ldl").status().unwrap();
    assert!(built.success());
    path
}

#[test]
fn on_a_slow_share_the_board_is_late_and_nobody_waits() {
    let school = School::new();
    let library = slow(school.scratch.path());
    let slowed = |mut command: Command| {
        Program::start(command.env("LD_PRELOAD", &library).env("SHARE_UNDER", school.share()).env("SHARE_SLOW_MS", "150"))
    };
    let one = slowed(school.command("Room 1"));
    let mut command = school.command("Board");
    command.args(["board", "--share"]).arg(school.share());
    let board = slowed(command);
    sign_in(&one, "Maya R.");
    one.tap("Ask an adult");
    one.see("On the adults' board");
    board.see("One station waits for an adult.");
    school.teacher_looks_after_it(&board);
    board.tap_part("Room 1. Needs an adult");
    board.tap("I'm on my way");
    one.see("An adult is coming");
}

#[test]
fn a_share_that_hangs_is_called_away_and_the_station_works_on() {
    let school = School::new();
    let library = slow(school.scratch.path());
    let mut command = school.command("Room 1");
    let hangs = command.env("LD_PRELOAD", &library).env("SHARE_UNDER", school.share());
    let one = Program::start(hangs.env("SHARE_FAIL_AT", "40").env("SHARE_FAIL_AS", "stall"));
    sign_in(&one, "Maya R.");
    one.tap("Begin");
    one.write("Why do these interest you?", "Because of the animals");
    one.see("Saved");
    one.tap("Back");
    one.tap("Sign out");
    one.tap("Teacher");
    let pin = {
        // The teacher of this station has a PIN of this station.
        let told = run(&school.scratch.path().join("Room 1"), NOW, &["unlock", "--new-code"]);
        let code = told.lines().find_map(|line| line.strip_prefix("Recovery code: ")).unwrap().to_owned();
        let told = run(&school.scratch.path().join("Room 1"), NOW, &["unlock", "--recovery-code", &code]);
        told.lines().find_map(|line| line.strip_prefix("Teacher's new PIN: ")).unwrap().to_owned()
    };
    one.digits(&pin);
    one.tap_part("The board, every station");
    one.see("The shared folder can't be reached.");
    one.see("Room 1");
}

#[test]
fn a_machine_that_is_not_of_the_school_gets_no_board() {
    let scratch = tempfile::tempdir().unwrap();
    let output = askwell(&scratch.path().join("nothing"), NOW).args(["board", "--share"]).arg(scratch.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("does not belong to the school yet: run `askwell setup") && told.lines().count() == 1, "{told}");
}
