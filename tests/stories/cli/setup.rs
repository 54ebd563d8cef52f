//! A data folder becomes a station.

use crate::program::{Ran, Station};
use askwell::domain::{Pin, Role};
use askwell::storage::{PrivateStore, StationFile};
use askwell::vault::{SchoolKey, verify_pin};

fn after<'a>(out: &'a str, words: &str) -> &'a str {
    out.lines().find_map(|line| line.strip_prefix(words)).unwrap_or_else(|| panic!("{words:?} is not in {out}"))
}

#[test]
fn a_new_school_is_made_and_its_code_and_pin_are_printed_once() {
    let station = Station::empty();
    let out = station.setup().exits(0);
    let (code, pin) = (after(&out, "School code: "), after(&out, "Teacher's PIN: "));
    let (private, _) = PrivateStore::open(station.folder()).unwrap();
    assert_eq!(private.secret("school_key").unwrap().unwrap(), SchoolKey::from_code(code).unwrap().bytes());
    let school = station.school();
    let teacher = school.adults.first().unwrap();
    assert_eq!((teacher.role, pin.len()), (Role::Teacher, 6));
    let hash = private.pin(teacher.id.0).unwrap().unwrap();
    assert!(verify_pin(&Pin::new(pin).unwrap(), &hash, None).unwrap());
    let campaign = school.campaigns.first().unwrap();
    assert_eq!((campaign.quota, campaign.minutes), (1, 20));
    assert!((28..=30).contains(&(campaign.window_start - campaign.begins).num_days()));
    assert_eq!((campaign.window_end - campaign.window_start).num_days(), 13);
    let file = StationFile::read(station.folder()).unwrap().unwrap();
    assert!(!file.made_up && file.epoch.get_version_num() == 4);
}

#[test]
fn a_second_station_joins_the_school_with_the_code_however_it_is_typed() {
    let station = Station::empty();
    let arguments =
        ["setup", "--school", "  Test   School ", "--station", "Room 2", "--code", "abcde fghjk mnpqr stuvw", "--share", "/nowhere"];
    let ran = station.run(&arguments).complains("the share /nowhere can't be reached now");
    assert!(!ran.out.contains("School code"));
    ran.exits(0);
    let (private, _) = PrivateStore::open(station.folder()).unwrap();
    assert_eq!(private.secret("school_key").unwrap().unwrap(), SchoolKey::from_code("ABCDE-FGHJK-MNPQR-STUVW").unwrap().bytes());
    let file = StationFile::read(station.folder()).unwrap().unwrap();
    assert_eq!((file.school.as_str(), file.share.as_deref()), ("Test School", Some(std::path::Path::new("/nowhere"))));
}

#[test]
fn a_folder_that_is_a_station_already_is_left_as_it_is() {
    let station = Station::set_up();
    let before = std::fs::read(station.folder().join("station.toml")).unwrap();
    station.setup().says_nothing().complains("is a station already (Room 1 of Test School)").in_one_line().exits(1);
    assert_eq!(std::fs::read(station.folder().join("station.toml")).unwrap(), before);
    assert!(!station.folder().join("keys.db").exists());
}

#[test]
fn wrong_use_is_told_and_makes_nothing() {
    let station = Station::empty();
    let told = |ran: Ran| ran.says_nothing().exits(2);
    told(station.run(&["setup", "--school", " ", "--station", "Room 1"]).complains("--school is empty"));
    told(station.run(&["setup", "--school", "S", "--station", "R", "--code", "short"]).complains("--code is too short"));
    told(station.run(&["setup", "--school", "S"]));
    assert!(!station.folder().exists());
}

#[test]
fn the_data_folder_is_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let station = Station::empty();
    station.setup().exits(0);
    assert_eq!(std::fs::metadata(station.folder()).unwrap().permissions().mode() & 0o777, 0o700);
}
