//! Every night recordings are destroyed whose day has come or that were taken back, at whatever station.

use super::{Station, askwell, student, text};
use askwell::domain::*;
use askwell::engine::{TakeFolder, station_key};
use tempfile::TempDir;
use uuid::Uuid;

fn take(number: u128, destroy_on: &str) -> Take {
    let now = askwell::cli::now();
    Take {
        id: RecordId(Uuid::from_u128(number)),
        practice: RecordId(Uuid::from_u128(100 + number)),
        interview: InterviewId(Uuid::from_u128(200)),
        student: student(1, "Ana").id,
        started_at: now,
        sample_rate: 24_000,
        frames: 24_000,
        gaps: Vec::new(),
        ending: Some(Ending::Stopped),
        destroy_on: destroy_on.parse().unwrap(),
    }
}

/// A station that holds the key of every take.
fn holding(takes: &[Take]) -> Station {
    let station = Station::new(2);
    station.keep([student(1, "Ana").into()]);
    let key = station_key(station.folder.path(), None).unwrap();
    for take in takes {
        station.keep([take.clone().into()]);
        TakeFolder::create(station.folder.path(), take.id, &mut station.keys(), &key).unwrap();
    }
    station
}

fn left(station: &Station) -> usize {
    station.keys().takes_with_keys().unwrap().len()
}

#[test]
fn a_night_destroys_what_is_due_and_says_how_many_after_its_other_lines() {
    let share = TempDir::new().unwrap();
    let station = holding(&[take(1, "2020-01-01"), take(2, "2020-01-02"), take(3, "2999-01-01")]);
    let done = askwell(station.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), String::new()));
    assert!(text(&done.stdout).ends_with("1 station, 4 rows, nothing missing\n2 recordings were due and were destroyed\n"), "{done:?}");
    assert_eq!(left(&station), 1);
    // The next night has nothing to say of it.
    let done = askwell(station.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert!(text(&done.stdout).ends_with("nothing missing\n"), "{done:?}");
}

#[test]
fn a_night_destroys_what_was_taken_back_and_leaves_what_is_held() {
    let share = TempDir::new().unwrap();
    let (back, held) = (take(1, "2999-01-01"), Take { student: student(2, "Ben").id, ..take(2, "2020-01-01") });
    let station = holding(&[back.clone(), held.clone()]);
    let Take { practice, interview, student, started_at: at, .. } = back;
    let id = RecordId(Uuid::from_u128(300));
    let withdrawal = Withdrawal { id, practice, interview, student, voice: Voice::Student(student), through: None, voice_asked: false, at };
    let hold = Hold { id, student: held.student, by: AdultId::default(), reason: "A family asked".to_owned(), at };
    station.keep([withdrawal.into(), hold.into()]);
    let done = askwell(station.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert!(text(&done.stdout).ends_with("\n1 recording was due and was destroyed\n"), "{done:?}");
    assert_eq!(station.keys().takes_with_keys().unwrap(), [held.id.0]);
}

#[test]
fn a_night_without_a_share_destroys_what_is_due_all_the_same() {
    let station = holding(&[take(1, "2020-01-01")]);
    let done = askwell(station.folder.path(), &["--share", "/nowhere/at/all"]);
    assert_eq!((done.status.code(), text(&done.stdout).as_str()), (Some(3), "1 recording was due and was destroyed\n"));
    assert_eq!(left(&station), 0);
}

#[test]
fn a_night_after_a_jump_of_the_clock_waits_and_says_so() {
    let share = TempDir::new().unwrap();
    let station = holding(&[take(1, "2021-01-01")]);
    station.keys().set_last_used("2020-06-01".parse().unwrap()).unwrap();
    let done = askwell(station.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert_eq!((done.status.code(), left(&station)), (Some(4), 1));
    assert!(text(&done.stdout).ends_with("nothing missing\n"), "{done:?}");
    assert!(text(&done.stderr).contains("this station was last used on 2020-06-01: no recording is destroyed by date until"), "{done:?}");
}
