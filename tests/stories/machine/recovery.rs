//! After a power cut: nothing is lost, and nothing happens silently.

use crate::calling::{at, screen};
use crate::practice::listen::{self, RATE};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::{Code, Ending, Record, Take};
use askwell::engine::TakeFolder;
use askwell::flow::{Event, Screen};
use askwell::storage::{PrivateStore, RECOVERY_CODE};
use askwell::vault;
use std::time::Duration;

/// Maya is in the middle of her interest card when the plug is pulled.
fn interrupted() -> Station {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Begin");
    assert_eq!(station.look(|state| state.screen), Screen::Interest);
    station.settle();
    let folder = station.pull_the_plug();
    Station::on(folder, moment(NOW) + chrono::Duration::minutes(5))
}

#[test]
fn the_card_names_the_student_the_item_and_the_time_and_asks() {
    let station = interrupted();
    assert_eq!(station.look(|state| state.screen), Screen::Recovery);
    station.see("Maya R., the station stopped while you were at work.");
    station.see("At 9:15 AM you were at: your interests.");
}

#[test]
fn going_on_asks_for_the_pin_and_leads_back_to_the_item() {
    let station = interrupted();
    station.tap("Go on");
    station.see("Type your four digits");
    assert!(station.look(|state| state.session.is_none()));
    station.digits("4711");
    assert_eq!(station.look(|state| state.screen), Screen::Interest);
}

#[test]
fn looking_first_leads_to_everything_that_was_written() {
    let station = interrupted();
    station.tap("Look first");
    station.digits("4711");
    assert_eq!(station.look(|state| state.screen), Screen::Everything);
}

#[test]
fn somebody_else_can_say_so_and_the_card_does_not_come_again() {
    let station = interrupted();
    station.tap("That is not me");
    assert_eq!(station.look(|state| state.screen), Screen::Welcome);
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW));
    assert_eq!(station.look(|state| state.screen), Screen::Welcome);
}

#[test]
fn a_proper_sign_out_leaves_nothing_to_recover() {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Sign out");
    station.settle();
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW) + chrono::Duration::from_std(Duration::from_secs(60)).unwrap());
    assert_eq!(station.look(|state| state.screen), Screen::Welcome);
}

#[test]
fn a_second_power_cut_while_the_card_is_shown_brings_the_card_again() {
    let station = interrupted();
    assert_eq!(station.look(|state| state.screen), Screen::Recovery);
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW) + chrono::Duration::minutes(9));
    station.see("At 9:15 AM you were at: your interests.");
}

#[test]
fn the_card_names_the_time_of_the_last_word_not_of_opening_the_screen() {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Begin");
    for _ in 0..6 {
        // Somebody is there, so that the station does not sign her out.
        station.send(askwell::flow::Event::Touched);
        station.pass(Duration::from_secs(120));
    }
    station.send(askwell::flow::Event::Interest(askwell::flow::journey::interest::Event::Write(
        askwell::flow::journey::interest::Field::Why,
        "I like animals".to_owned(),
    )));
    station.pass(Duration::from_secs(11));
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW) + chrono::Duration::minutes(20));
    station.see("At 9:27 AM you were at: your interests.");
}

const STOPPED: &str = "Maya R., the station stopped while your practice was being recorded.";

/// A recording of three and a half seconds runs; what is done to the station before it starts again is done to its folder.
fn recording_with(seconds: u64, harm: impl FnOnce(&Station)) -> Station {
    let take = Take { ending: None, frames: 0, sample_rate: 0, started_at: moment("2026-12-03T09:12:00-08:00"), ..listen::take(0) };
    let mut records = listen::records(take);
    for record in &mut records {
        if let Record::Practice(practice) = record {
            practice.minutes = 0;
        }
    }
    let station = at(Screen::Practice, records);
    station.send(Event::Go(Screen::Take));
    listen::record(&station, listen::id("take"), seconds, false);
    station.settle();
    harm(&station);
    let folder = station.pull_the_plug();
    Station::on(folder, moment(NOW) + chrono::Duration::minutes(5))
}

fn recording(seconds: u64) -> Station {
    recording_with(seconds, |_| {})
}

fn kept(station: &Station, sql: &str) -> i64 {
    station.settle();
    station.count(sql)
}

#[test]
fn a_recording_that_was_cut_short_is_offered_by_student_time_and_length() {
    let station = recording(64);
    station.see(STOPPED);
    station.see("The recording began at 9:12 AM, and 1 min 4 s of it are kept.");
    station.see_not("can't be read");
}

#[test]
fn going_on_asks_for_the_pin_and_leads_to_listening_to_it() {
    let station = recording(3);
    station.tap("Go on");
    assert!(station.look(|state| state.session.is_none()), "anybody could listen");
    station.digits("4711");
    assert_eq!(screen(&station), Screen::Listen);
    station.look(|state| {
        let open = askwell::flow::practice::at_hand::open_sound(state).unwrap();
        assert_eq!((open.frames, open.whole, open.damaged), (3 * u64::from(RATE), false, false));
        assert_eq!(askwell::flow::practice::at_hand::take(state).unwrap().ending, Some(Ending::CutShort));
    });
    assert_eq!(
        kept(&station, "SELECT body ->> '$.frames' FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'cut_short'"),
        72_000
    );
    assert_eq!(kept(&station, "SELECT body ->> '$.minutes' FROM document WHERE kind = 'practice'"), 1);
    station.tap("Back");
    assert_eq!(screen(&station), Screen::Practice);
}

#[test]
fn looking_first_writes_its_length_down_and_plays_nothing() {
    let station = recording(3);
    station.tap("Look first");
    station.digits("4711");
    assert_eq!(screen(&station), Screen::Everything);
    assert!(!station.effects().iter().any(|effect| effect.starts_with("OpenTake")));
    assert_eq!(kept(&station, "SELECT body ->> '$.frames' FROM document WHERE kind = 'take'"), 72_000);
}

#[test]
fn what_can_not_be_read_of_it_is_not_counted_and_said() {
    let station = recording_with(3, |station| {
        let path = listen::folder(station).join("sound-0.sealed");
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, bytes).unwrap();
    });
    station.see("0 min 2 s of it are kept. Some of it can't be read and stays silent.");
    station.tap("Go on");
    station.digits("4711");
    assert_eq!(screen(&station), Screen::Listen);
}

#[test]
fn a_recording_of_which_nothing_was_kept_says_so_and_practice_goes_on() {
    let station = recording(0);
    station.see("the station stopped before any of it was kept");
    station.tap("Go on");
    station.digits("4711");
    assert_eq!(screen(&station), Screen::Practice);
    assert_eq!(kept(&station, "SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'cut_short'"), 1);
}

const CODE: &str = "23456-789AB-CDEFG-HJKMN";

/// With another key no PIN fits; the printed code gives the adult a new one, and the adult the student.
fn choose_new_pins(station: &Station) {
    // However often it is typed: nobody has to wait for what is not their fault.
    for _ in 0..6 {
        station.see("It is not you: this station forgot everybody's digits.");
        station.digits("4711");
    }
    for _ in 0..3 {
        station.tap("Back");
    }
    station.tap("Teacher");
    station.tap("I lost my PIN");
    station.write("Recovery code", CODE);
    station.tap("Go on");
    station.digits("135792");
    station.digits("135792");
    station.see("Waiting for you");
    station.tap("Sign out");
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.digits("4711");
    station.tap("New PIN");
    station.tap(&school::okafor().name);
    station.digits("135792");
    station.digits("4711");
    station.digits("4711");
}

#[test]
fn one_whose_files_can_not_be_read_says_so_and_is_left_as_it_is() {
    for harm in ["garbage", "no folder", "another key"] {
        let station = recording_with(3, |station| match harm {
            "garbage" => std::fs::write(listen::folder(station).join("sound-0.sealed"), [7; 5_000]).unwrap(),
            "no folder" => std::fs::remove_dir_all(listen::folder(station)).unwrap(),
            _ => {
                std::fs::write(station.path().join("askwell-station-key"), [7; 32]).unwrap();
                let hash = vault::hash_code(&Code::new(CODE)).unwrap();
                PrivateStore::open(station.path()).unwrap().0.set_secret(RECOVERY_CODE, hash.as_bytes()).unwrap();
            }
        });
        station.see("it can't be read now. Please tell an adult.");
        station.tap("Go on");
        station.digits("4711");
        if harm == "another key" {
            choose_new_pins(&station);
            station.send(Event::Go(Screen::Practice));
        }
        assert!(station.look(|state| state.session.is_some()), "{harm}");
        assert_eq!(screen(&station), Screen::Practice, "{harm}");
        assert_eq!(kept(&station, "SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' IS NULL"), 1, "{harm}");
    }
}

#[test]
fn one_that_was_taken_back_in_that_moment_is_offered_to_nobody() {
    let station = recording_with(3, |station| {
        let (mut private, _) = PrivateStore::open(station.path()).unwrap();
        TakeFolder::destroy(station.path(), listen::id("take"), &mut private).unwrap();
    });
    station.see("Maya R., the station stopped while you were at work.");
    station.see_not("recording");
}

#[test]
fn in_spanish_the_recording_is_offered_as_plainly() {
    let station = recording(3);
    station.tap("Español");
    station.see("Maya R., la estación se apagó mientras se grababa tu práctica.");
    station.see("La grabación empezó a las 9:12 a. m., y se guardaron 0 min 3 s.");
}
