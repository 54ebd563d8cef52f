//! A night that is patient with its share, and what is left to read of a night.

use super::calls::library;
use super::*;
use std::time::{Duration, Instant};

fn patient(station: &Station, share: &Path, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_askwell"));
    program.args(["nightly", "--patient", "--share"]).arg(share).arg("--data").arg(station.folder.path());
    program.args(arguments).env_remove("ASKWELL_DATA");
    program
}

#[test]
fn a_share_that_is_away_is_tried_again_in_the_same_night_until_it_is_there() {
    let folder = TempDir::new().unwrap();
    let share = folder.path().join("mounted later");
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]);
    let later = {
        let share = share.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(1500));
            std::fs::create_dir(share).unwrap();
        })
    };
    let done = patient(&station, &share, &["--pauses", "1,1,1,1,1,1,1,1"]).output().unwrap();
    later.join().unwrap();
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    assert!(text(&done.stdout).ends_with("1 station, 1 row, nothing missing\n"), "{done:?}");
    assert!(!text(&done.stdout).contains(share::PROGRESS));
    assert!(text(&done.stderr).contains("askwell: try 1 of 9: it is tried again in 1 s\n"), "{done:?}");
}

#[test]
fn a_share_that_does_not_answer_is_given_up_and_holds_up_no_night() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]);
    let begun = Instant::now();
    let mut program = patient(&station, share.path(), &["--pauses", "1", "--silence", "3"]);
    program.env("LD_PRELOAD", library()).env("SHARE_UNDER", share.path()).env("SHARE_FAIL_AT", "5").env("SHARE_FAIL_AS", "stall");
    let done = program.output().unwrap();
    assert_eq!(done.status.code(), Some(3), "{done:?}");
    assert_eq!(text(&done.stderr).matches("the shared folder does not answer for 3 s: it was given up, and nothing is lost\n").count(), 2);
    assert!(begun.elapsed() >= Duration::from_secs(7), "it was not given its time");
    // Nothing of it still holds the station's lock; on a busy machine what was killed takes a moment to be gone.
    let begun = Instant::now();
    let night = loop {
        match station.nightly(share.path()) {
            Err(share::ShareError::Running) if begun.elapsed() < Duration::from_secs(10) => std::thread::sleep(Duration::from_millis(50)),
            night => break night,
        }
    };
    assert_eq!(night.unwrap().left_out, [""; 0]);
}

#[test]
fn what_a_night_came_to_stands_in_the_log_and_names_nobody() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Wilhelmina").into()]);
    assert_eq!(askwell(station.folder.path(), &["--share", share.path().to_str().unwrap()]).status.code(), Some(0));
    assert_eq!(askwell(station.folder.path(), &["--share", "/nowhere at all"]).status.code(), Some(3));
    let logs = station.folder.path().join("log");
    let [month] = &names(&logs)[..] else { panic!("{:?}", names(&logs)) };
    let log = std::fs::read_to_string(logs.join(month)).unwrap();
    assert!(log.contains("nightly: 1 station, 1 row, nothing missing"), "{log}");
    assert!(log.contains("nightly: the shared folder /nowhere at all can't be used"), "{log}");
    assert!(!log.contains("Wilhelmina") && !log.contains('\u{1b}'), "{log}");
}
