//! Sharing from the station: a teacher who wants it now, and a night nobody else shared.

use crate::nightly::calls::hangs_at;
use crate::school;
use crate::station::{NOW, Station, moment, station_file};
use askwell::domain::*;
use askwell::flow::Screen;
use askwell::flow::effects::sharing::Ended;
use askwell::share::SCHOOL_KEY;
use askwell::storage::{PrivateStore, StationFile, Store};
use askwell::vault::SchoolKey;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Makes a data folder a station of the made-up school that shares.
pub(crate) fn found(folder: &Path, file: &StationFile, records: &[Record]) {
    file.write(folder).unwrap();
    let key = key();
    PrivateStore::open(folder).unwrap().0.set_secret(SCHOOL_KEY, key.bytes()).unwrap();
    Store::open(folder, &file.origin()).unwrap().0.keep(records).unwrap();
}

/// The school's key.
pub(crate) fn key() -> SchoolKey {
    SchoolKey::from_code("23456-789AB-CDEFG-HJKMN").unwrap()
}

pub(crate) fn shares_into(share: &Path, number: u128) -> StationFile {
    StationFile {
        station: format!("Room {number}"),
        epoch: uuid::Uuid::from_u128(number << 96),
        share: Some(share.to_owned()),
        ..station_file()
    }
}

fn switched_on(share: &Path, now: &str) -> Station {
    let folder = Rc::new(TempDir::new().unwrap());
    let file = shares_into(share, 1);
    found(folder.path(), &file, &school::records());
    Station::on_as(folder, moment(now), file)
}

/// Another station of the school, whose work is on the share.
fn another(share: &Path) -> TempDir {
    let folder = TempDir::new().unwrap();
    let ana = Student { id: StudentId(uuid::Uuid::from_u128(77)), first_name: "Ana".to_owned(), ..school::maya() };
    found(folder.path(), &shares_into(share, 2), &[ana.into()]);
    askwell::share::nightly(folder.path(), None, moment("2026-12-02T15:00:00-08:00"), &|_| {}, &|| {}).unwrap();
    folder
}

fn at_the_desk(station: &Station, adult: &Adult) {
    crate::calling::unroll(station);
    station.adult_signs_in(adult);
}

/// Lets time pass on the station's clock until it says something; the program that shares has its own.
#[track_caller]
fn wait_for(station: &Station, words: &str) {
    let begun = Instant::now();
    while !station.says(words) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{words} is not said: {:#?}", station.words());
        std::thread::sleep(Duration::from_millis(20));
        station.pass(Duration::from_millis(250));
    }
}

#[test]
fn a_teacher_shares_now_and_reads_what_came_of_it() {
    let share = TempDir::new().unwrap();
    let _another = another(share.path());
    let station = switched_on(share.path(), NOW);
    at_the_desk(&station, &school::okafor());
    station.tap_starting("This station, ");
    station.see("This station has not shared yet.");
    station.tap("Share now");
    station.see("Beginning…");
    wait_for(&station, "Nothing is missing.");
    station.see("Stations: 2.");
    station.see("Last shared: Dec 3");
    assert!(share.path().join("askwell.db").exists());
    assert!(station.look(|state| state.school.students.iter().any(|one| one.first_name == "Ana")), "the others' students are here");
}

#[test]
fn a_shared_folder_that_is_not_there_is_told_in_plain_words() {
    let share = TempDir::new().unwrap();
    let station = switched_on(&share.path().join("gone"), NOW);
    at_the_desk(&station, &school::okafor());
    station.tap_starting("This station, ");
    station.tap("Share now");
    wait_for(&station, "The shared folder can't be reached or written now. Nothing is lost");
    assert!(station.shows("Share now"));
}

#[test]
fn a_station_whose_newest_work_can_not_be_used_is_named() {
    let share = TempDir::new().unwrap();
    let other = another(share.path());
    let station = switched_on(share.path(), NOW);
    at_the_desk(&station, &school::okafor());
    station.tap_starting("This station, ");
    station.tap("Share now");
    wait_for(&station, "Nothing is missing.");
    let work = share.path().join("stations").join(shares_into(share.path(), 2).origin());
    std::fs::remove_dir_all(work).unwrap();
    station.tap("Share now");
    wait_for(&station, "could not be used");
    station.see(&shares_into(share.path(), 2).origin());
    drop(other);
}

#[test]
fn a_share_that_hangs_holds_up_nobody_and_can_be_stopped() {
    let file = "/stations/room-9-00000009/MANIFEST.a";
    let Some(share) = hangs_at("nightly::sharing::a_share_that_hangs_holds_up_nobody_and_can_be_stopped", file) else { return };
    let station = switched_on(&share, NOW);
    at_the_desk(&station, &school::okafor());
    station.tap_starting("This station, ");
    station.tap("Share now");
    wait_for(&station, "Nothing is missing.");
    // Laid there by a renaming, for this program would hang too.
    let (folder, aside) = (share.join(&file[1..]).parent().unwrap().to_owned(), share.join("aside"));
    std::fs::create_dir(&aside).unwrap();
    std::fs::write(aside.join("MANIFEST.a"), "never read").unwrap();
    std::fs::rename(aside, folder).unwrap();
    station.tap("Share now");
    wait_for(&station, "Reading station");
    station.tap("Stop sharing");
    wait_for(&station, "Stopped. Nothing is lost");
    station.tap("Share now");
    // From here on it says nothing more.
    wait_for(&station, "Reading station 2 of 2");
    station.pass(Duration::from_secs(605));
    assert_eq!(station.look(|state| state.sharing.outcome.as_ref().map(|one| one.ended)), Some(Ended::Silent));
}

#[test]
fn a_night_nobody_shared_is_made_up_for_while_nobody_is_there() {
    let share = TempDir::new().unwrap();
    let station = switched_on(share.path(), "2026-12-03T03:05:00-08:00");
    wait_for(&station, "Shared Dec 3");
    assert!(share.path().join("askwell.db").exists());
    assert_eq!(station.effects().iter().filter(|effect| *effect == "ShareNow").count(), 1);
    station.pass(Duration::from_secs(600));
    assert_eq!(station.effects().iter().filter(|effect| *effect == "ShareNow").count(), 1, "once a night");
}

#[test]
fn whoever_is_at_work_at_night_is_not_disturbed() {
    let share = TempDir::new().unwrap();
    let station = switched_on(share.path(), "2026-12-03T02:40:00-08:00");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(askwell::flow::Event::Go(Screen::Interest));
    station.pass(Duration::from_secs(60));
    assert!(station.effects().iter().all(|effect| effect != "ShareNow"));
}

#[test]
fn three_days_without_sharing_are_told_on_the_first_screen() {
    let share = TempDir::new().unwrap();
    let folder = Rc::new(TempDir::new().unwrap());
    let file = shares_into(share.path(), 1);
    found(folder.path(), &file, &school::records());
    askwell::share::nightly(folder.path(), None, moment("2026-11-29T15:00:00-08:00"), &|_| {}, &|| {}).unwrap();
    std::fs::rename(share.path(), share.path().with_extension("away")).unwrap();
    let station = Station::on_as(folder, moment(NOW), file);
    station.see("Not shared with the school for 3 days. Is the shared folder there?");
}

#[test]
fn who_stands_by_does_not_share_and_a_station_without_a_share_says_nothing_of_it() {
    let share = TempDir::new().unwrap();
    let station = switched_on(share.path(), NOW);
    at_the_desk(&station, &school::boone());
    station.see_not("Sharing with the other stations");
    let alone = Station::with(&school::records());
    at_the_desk(&alone, &school::okafor());
    alone.tap_starting("This station, ");
    alone.see_not("Sharing with the other stations");
    alone.pass(Duration::from_secs(5));
    assert!(alone.effects().iter().all(|effect| effect != "ShareNow"));
}

#[test]
fn what_a_timer_or_a_terminal_brought_is_seen_while_nobody_is_at_the_station() {
    let station = Station::with(&school::records());
    station.tap("Start");
    station.tap("Period 3");
    station.see_not("Ana L.");
    let file = station_file();
    Store::open(station.path(), &file.origin()).unwrap().0.keep(&[school::student(1003, "Ana", "Lind").into()]).unwrap();
    station.pass(Duration::from_secs(6));
    station.see("Ana L.");
    // Nothing is read while nothing changed.
    let before = station.effects().len();
    station.pass(Duration::from_secs(20));
    let asked: Vec<String> = station.effects().split_off(before);
    assert!(asked.iter().all(|effect| effect == "LookForNews") && (3..=5).contains(&asked.len()), "{asked:?}");
}
