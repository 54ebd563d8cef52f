//! Every PIN is lost, and the adult with the printed code gets in all the same; nobody else does.

use crate::program;
use crate::school;
use crate::station::Station;
use askwell::domain::{Adult, Code, Pin, Record, Role};
use askwell::engine::station_key;
use askwell::storage::{PrivateStore, RECOVERY_CODE};
use askwell::vault::{self, verify_pin};
use std::time::Duration;

const CODE: &str = "23456-789AB-CDEFG-HJKMN";

fn with_a_code() -> Station {
    let station = Station::with(&school::records());
    let hash = vault::hash_code(&Code::new(CODE)).unwrap();
    PrivateStore::open(station.path()).unwrap().0.set_secret(RECOVERY_CODE, hash.as_bytes()).unwrap();
    station.give_pin(school::okafor().id.0, "246813");
    station
}

fn at_the_code(station: &Station) {
    station.tap("Teacher");
    if station.shows(&school::okafor().name) {
        station.tap(&school::okafor().name);
    }
    station.tap("I lost my PIN");
}

fn actions(station: &Station, action: &str) -> i64 {
    station.count(&format!("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = '{action}'"))
}

#[test]
fn with_the_printed_code_an_adult_chooses_a_new_pin_and_is_signed_in() {
    let station = with_a_code();
    at_the_code(&station);
    assert!(!station.enabled("Go on"));
    station.write("Recovery code", "23456 789ab cdefg hjkmn");
    station.tap("Go on");
    station.see("Choose six digits that only you know.");
    station.digits("135792");
    station.see("Type the same six digits again.");
    station.digits("135792");
    station.see("Waiting for you");
    station.settle();
    assert_eq!(actions(&station, "use_recovery_code"), 1);
    station.tap("Sign out");
    station.tap("Teacher");
    station.digits("246813");
    station.see("That was not it.");
    station.digits("135792");
    station.see("Waiting for you");
}

#[test]
fn a_wrong_code_opens_nothing_and_is_told() {
    let station = with_a_code();
    at_the_code(&station);
    station.write("Recovery code", "23456-789AB-CDEFG-HJKMP");
    station.tap("Go on");
    station.see("That is not the recovery code of this station.");
    station.see_not("Choose six digits");
    station.keys("135792");
    assert!(station.look(|state| state.desk.adult.is_none()));
    // The digits still do.
    station.tap("Never mind");
    station.tap("Teacher");
    station.digits("246813");
    station.see("Waiting for you");
}

#[test]
fn two_new_pins_that_differ_are_chosen_again() {
    let station = with_a_code();
    at_the_code(&station);
    station.write("Recovery code", CODE);
    station.tap("Go on");
    station.digits("135792");
    station.digits("135793");
    station.see("The two were not the same.");
    assert!(station.look(|state| state.desk.adult.is_none()));
    station.digits("135792");
    station.digits("135792");
    station.see("Waiting for you");
}

#[test]
fn a_station_without_a_code_says_how_one_is_made() {
    let station = Station::with(&school::records());
    station.give_pin(school::okafor().id.0, "246813");
    at_the_code(&station);
    station.write("Recovery code", CODE);
    station.tap("Go on");
    station.see("askwell unlock --new-code");
}

#[test]
fn the_code_stands_in_for_a_pin_at_signing_in_only() {
    let station = with_a_code();
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.digits("4711");
    station.digits("4711");
    station.tap("Sign out");
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.tap("Let me in");
    assert!(!station.shows("I lost my PIN"));
}

#[test]
fn a_pin_that_was_lost_many_times_is_let_in_by_the_code_at_once() {
    let station = with_a_code();
    station.tap("Teacher");
    for _ in 0..5 {
        station.digits("000000");
    }
    station.see("Too many tries.");
    station.tap("Never mind");
    at_the_code(&station);
    station.write("Recovery code", CODE);
    station.tap("Go on");
    station.digits("135792");
    station.digits("135792");
    station.see("Waiting for you");
}

#[test]
fn from_its_first_use_a_pin_is_kept_with_the_stations_pepper() {
    let station = with_a_code();
    let hash = || PrivateStore::open(station.path()).unwrap().0.pin(school::okafor().id.0).unwrap().unwrap();
    assert!(!vault::is_peppered(&hash()));
    for _ in 0..2 {
        station.tap("Teacher");
        station.digits("246813");
        station.see("Waiting for you");
        station.tap("Sign out");
        assert!(vault::is_peppered(&hash()));
    }
    let pepper = station_key(station.path(), None).unwrap().pepper().unwrap();
    assert!(verify_pin(&Pin::new("246813").unwrap(), &hash(), Some(&pepper)).unwrap());
    assert!(verify_pin(&Pin::new("246813").unwrap(), &hash(), None).is_err());
}

#[test]
fn a_station_whose_key_is_lost_still_opens_by_the_code() {
    let station = with_a_code();
    station.tap("Teacher");
    station.digits("246813");
    station.tap("Sign out");
    let folder = station.pull_the_plug();
    std::fs::write(folder.path().join("askwell-station-key"), "short").unwrap();
    let station = Station::on(folder, crate::station::moment(crate::station::NOW));
    station.tap("Teacher");
    station.digits("246813");
    station.see("No PIN fits at this station any more: its key was changed.");
    station.tap("I lost my PIN");
    station.write("Recovery code", CODE);
    station.tap("Go on");
    station.digits("135792");
    station.digits("135792");
    station.see("Waiting for you");
}

#[test]
fn a_desk_nobody_touches_is_closed_after_two_minutes() {
    let station = with_a_code();
    station.tap("Teacher");
    station.digits("246813");
    station.pass(Duration::from_secs(88));
    assert!(station.look(|state| state.idle.warning.is_none()));
    station.pass(Duration::from_secs(4));
    assert!(station.look(|state| state.idle.warning.is_some() && state.desk.adult.is_some()));
    station.pass(Duration::from_secs(29));
    assert!(station.look(|state| state.desk.adult.is_none()));
    station.see_not("Waiting for you");
}

fn printed<'a>(out: &'a str, words: &str) -> &'a str {
    out.lines().find_map(|line| line.strip_prefix(words)).unwrap_or_else(|| panic!("{words:?} is not in {out}"))
}

#[test]
fn askwell_unlock_gives_the_only_adult_a_new_pin() {
    let station = program::Station::empty();
    let out = station.setup().exits(0);
    let code = printed(&out, "Recovery code: ").to_owned();
    let out = station.run(&["unlock", "--recovery-code", &code.to_lowercase()]).exits(0);
    let pin = Pin::new(printed(&out, "Teacher's new PIN: ")).unwrap();
    let (private, _) = PrivateStore::open(station.folder()).unwrap();
    let teacher = station.school().adults[0].id;
    assert!(verify_pin(&pin, &private.pin(teacher.0).unwrap().unwrap(), None).unwrap());
    let (facts, _) = station.store().all("audit").unwrap();
    assert!(
        matches!(facts.as_slice(), [Record::Audit(one)] if one.action == askwell::domain::Action::UseRecoveryCode && one.adult == teacher)
    );
}

#[test]
fn askwell_unlock_asks_which_adult_is_meant_and_refuses_a_wrong_code() {
    let station = program::Station::empty();
    let out = station.setup().exits(0);
    let code = printed(&out, "Recovery code: ").to_owned();
    let other = Adult {
        id: askwell::domain::AdultId::from_school("Test School", "Ms. Okafor"),
        name: "Ms. Okafor".to_owned(),
        role: Role::Teacher,
    };
    station.store().keep(&[other.into()]).unwrap();
    station.run(&["unlock", "--recovery-code", &code]).says_nothing().complains("\"Ms. Okafor\"").in_one_line().exits(2);
    station.run(&["unlock", "--recovery-code", &code, "--adult", "Ms. Okafor"]).says("Ms. Okafor's new PIN: ").exits(0);
    station.run(&["unlock", "--recovery-code", CODE]).says_nothing().complains("not the recovery code").in_one_line().exits(1);
    station.run(&["unlock"]).says_nothing().exits(2);
}

#[test]
fn a_new_recovery_code_ends_the_one_of_before() {
    let station = program::Station::empty();
    let out = station.setup().exits(0);
    let first = printed(&out, "Recovery code: ").to_owned();
    let out = station.run(&["unlock", "--new-code"]).exits(0);
    let second = printed(&out, "Recovery code: ").to_owned();
    station.run(&["unlock", "--recovery-code", &first]).complains("not the recovery code").exits(1);
    station.run(&["unlock", "--recovery-code", &second]).exits(0);
}
