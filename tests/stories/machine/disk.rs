//! A disk that is full, read-only or damaged: it is told before more is typed, and nothing is lost.

use crate::program::SmallDisk;
use crate::school;
use crate::station::{NOW, Station, moment, station_file};
use askwell::flow::{Saving, Screen};
use askwell::storage::Store;
use std::rc::Rc;
use std::time::Duration;
use tempfile::TempDir;

/// A signed-in Maya on a small disk of her own.
fn on(disk: &SmallDisk) -> Station {
    let folder = Rc::new(TempDir::new_in(disk.path()).unwrap());
    station_file().write(folder.path()).unwrap();
    Store::open(folder.path(), &station_file().origin()).unwrap().0.keep(&school::records()).unwrap();
    let station = Station::on(folder, moment(NOW));
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Begin");
    station.settle();
    station
}

#[test]
fn on_a_full_disk_it_is_told_typing_stops_and_what_is_on_the_screen_is_kept_once_there_is_room() {
    let Some(disk) = SmallDisk::mount("size=3m") else { return };
    let station = on(&disk);
    let ballast = disk.path().join("ballast");
    let _ = std::fs::write(&ballast, vec![0_u8; 4 << 20]);
    let long = "I like animals. ".repeat(800);
    station.write("Why do these interest you?", &long);
    station.settle();
    station.see("The disk is full");
    assert!(matches!(station.look(|state| state.outbox.saving()), Saving::Failed(_)));
    // Nothing more can be typed, and what was typed is still there.
    station.write("Why do these interest you?", "lost");
    assert_eq!(station.written("Why do these interest you?"), long);

    std::fs::remove_file(&ballast).unwrap();
    station.pass(Duration::from_secs(5));
    station.see_not("The disk is full");
    assert!(matches!(station.look(|state| state.outbox.saving()), Saving::Saved(_)));
    let kept: String =
        station.database().query_row("SELECT body ->> '$.why' FROM document WHERE kind = 'interest'", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, long);
}

#[test]
fn on_a_read_only_disk_it_is_told_before_anybody_types() {
    let Some(disk) = SmallDisk::mount("size=8m") else { return };
    let folder = Rc::new(TempDir::new_in(disk.path()).unwrap());
    station_file().write(folder.path()).unwrap();
    Store::open(folder.path(), &station_file().origin()).unwrap().0.keep(&school::records()).unwrap();
    disk.make_read_only();
    let station = Station::on(folder, moment(NOW));
    station.see("The station cannot use its data folder.");
    assert!(station.look(|state| state.locked()));
    drop(station);
    disk.make_writable();
}

#[test]
fn a_damaged_database_is_set_aside_never_deleted_and_told_on_the_screen() {
    let folder = Rc::new(TempDir::new().unwrap());
    station_file().write(folder.path()).unwrap();
    let garbage = b"this is no database, but somebody's only copy of something ".repeat(200);
    std::fs::write(folder.path().join("station.db"), &garbage).unwrap();
    let station = Station::on(folder, moment(NOW));
    station.see("It was set aside, not deleted");
    assert_eq!(std::fs::read(station.path().join("quarantine/1-station.db")).unwrap(), garbage);
    station.tap("OK");
    assert_eq!(station.look(|state| state.screen), Screen::Welcome);
    station.see("No class is on this station yet");
}

#[test]
fn a_newer_database_is_set_aside_too() {
    let folder = Rc::new(TempDir::new().unwrap());
    station_file().write(folder.path()).unwrap();
    let database = rusqlite::Connection::open(folder.path().join("station.db")).unwrap();
    database.execute_batch("CREATE TABLE from_the_future (x); PRAGMA user_version = 9999;").unwrap();
    drop(database);
    let station = Station::on(folder, moment(NOW));
    station.see("It was set aside, not deleted");
    let aside = rusqlite::Connection::open(station.path().join("quarantine/1-station.db")).unwrap();
    assert_eq!(aside.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).unwrap(), 9999);
}
