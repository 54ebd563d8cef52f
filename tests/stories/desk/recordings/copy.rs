//! A copy of a recording leaves the station: only with everybody's consent and a reason, and never forgotten.

use crate::calling::{screen, unroll};
use crate::desk::recordings::{TILE, agreed, at_hand, audits, said, sign_in};
use crate::practice::listen::{id, records, take};
use crate::program::SmallDisk;
use crate::school;
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::desk::copying;
use askwell::flow::{Event, Screen};
use std::path::Path;
use std::time::Duration;

const MAY: [Use; 3] = [Use::Record, Use::TeacherMayListen, Use::KeepPastTerm];

fn all_agreed() -> Vec<Record> {
    let mut all = school::records();
    all.extend(records(take(3)));
    all.push(said(Voice::Student(school::maya().id), &MAY));
    all.push(said(Voice::Adult(school::okafor().id), &MAY));
    all
}

/// The teacher has a recording at hand that every voice lets be kept.
fn may_be_copied() -> Station {
    at_hand(&all_agreed())
}

fn ask(station: &Station, folder: &Path) {
    station.tap("Save a copy");
    station.see("Save a copy of the recording of Maya R.?");
    station.write("Reason", "For the family.");
    station.write("Folder", folder.to_str().unwrap());
    station.tap("Save a copy");
}

/// Waits for the thread that writes; time on the station's clock passes meanwhile.
fn written(station: &Station) {
    for _ in 0..400 {
        station.pass(Duration::from_millis(250));
        if !station.look(copying::is_working) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the copy is never done");
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_teacher_saves_a_copy_that_plays_and_it_is_written_down() {
    let (station, stick) = (may_be_copied(), tempfile::tempdir().unwrap());
    ask(&station, stick.path());
    written(&station);
    station.see("The copy is saved");
    let name = "practice-2026-11-20-maya-r.wav";
    station.see(name);
    assert_eq!(files(stick.path()), [name]);
    let mut reader = hound::WavReader::open(stick.path().join(name)).unwrap();
    assert_eq!((reader.spec().sample_rate, reader.spec().channels, reader.duration()), (24_000, 1, 72_000));
    assert!(reader.samples::<i16>().map(Result::unwrap).any(|sample| sample > 11_000), "the chirp is in it");
    station.tap("Done");
    station.settle();
    station.see("Copied on Dec 3, 2026 by Ms. Okafor, to ");
    assert_eq!(audits(&station, "copy_recording"), 1);
    let kept = "SELECT count(*) FROM fact WHERE kind = 'take_copy' AND body ->> '$.reason' = 'For the family.' AND body ->> '$.file' LIKE '%maya-r.wav'";
    assert_eq!(station.count(kept), 1);
}

#[test]
fn a_second_copy_does_not_write_over_the_first() {
    let (station, stick) = (may_be_copied(), tempfile::tempdir().unwrap());
    for _ in 0..2 {
        ask(&station, stick.path());
        written(&station);
        station.tap("Done");
    }
    assert_eq!(files(stick.path()), ["practice-2026-11-20-maya-r-2.wav", "practice-2026-11-20-maya-r.wav"]);
}

#[test]
fn without_everybodys_yes_to_keeping_it_there_is_no_way_to_a_copy() {
    let (station, stick) = (at_hand(&agreed()), tempfile::tempdir().unwrap());
    station.see("a copy needs everybody's yes");
    station.see_not("Save a copy");
    // Not even past the closed door.
    for event in [copying::Event::Ask, copying::Event::Folder(stick.path().display().to_string()), copying::Event::Write] {
        station.send(Event::Copying(event));
    }
    assert!(!station.effects().iter().any(|effect| effect.starts_with("CopyTake")));
    assert_eq!((files(stick.path()).len(), audits(&station, "copy_recording")), (0, 0));
}

#[test]
fn without_a_reason_or_a_folder_nothing_is_copied() {
    let station = may_be_copied();
    station.tap("Save a copy");
    assert!(!station.enabled("Save a copy"));
    station.write("Folder", "/tmp");
    assert!(!station.enabled("Save a copy"));
    station.write("Reason", "  ");
    assert!(!station.enabled("Save a copy"));
    station.write("Reason", "For the family.");
    assert!(station.enabled("Save a copy"));
    station.write("Folder", "tmp");
    assert!(!station.enabled("Save a copy"));
}

#[test]
fn a_folder_that_is_not_there_is_told_and_what_was_typed_stays() {
    let station = may_be_copied();
    ask(&station, Path::new("/media/nobody/STICK"));
    written(&station);
    station.see("There is no such folder, or the stick was pulled out. Nothing was saved.");
    assert_eq!((station.written("Reason"), station.written("Folder")), ("For the family.".to_owned(), "/media/nobody/STICK".to_owned()));
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'take_copy'"), 0);
}

#[test]
fn the_station_keeps_no_copy_beside_the_sealed_sound() {
    let station = may_be_copied();
    std::fs::create_dir_all(station.path().join("outbox")).unwrap();
    ask(&station, &station.path().join("outbox/../outbox"));
    written(&station);
    station.see("The station's own folder and the folder all stations share take no copies.");
    assert_eq!(files(&station.path().join("outbox")), Vec::<String>::new());
}

#[test]
fn a_full_stick_is_told_and_no_half_a_voice_is_left_on_it() {
    let Some(stick) = SmallDisk::mount("size=64k") else { return };
    let station = may_be_copied();
    ask(&station, stick.path());
    written(&station);
    station.see("There is too little room for it. Nothing was saved.");
    assert_eq!(files(stick.path()), Vec::<String>::new());
}

#[test]
fn a_stick_that_cannot_be_written_is_told() {
    let Some(stick) = SmallDisk::mount("ro") else { return };
    let station = may_be_copied();
    ask(&station, stick.path());
    written(&station);
    station.see("Nothing can be written there. Nothing was saved.");
}

#[test]
fn who_goes_back_while_it_is_saved_leaves_nothing_behind() {
    let (station, stick) = (may_be_copied(), tempfile::tempdir().unwrap());
    ask(&station, stick.path());
    assert!(station.look(copying::is_working));
    station.tap("Back");
    assert_eq!(screen(&station), Screen::Recordings);
    assert_eq!(files(stick.path()), Vec::<String>::new());
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'take_copy'"), 0);
    // That somebody wanted one stays written down.
    assert_eq!(audits(&station, "copy_recording"), 1);
}

#[test]
fn the_receipt_of_a_recording_taken_back_tells_of_its_copy() {
    let (station, stick) = (may_be_copied(), tempfile::tempdir().unwrap());
    ask(&station, stick.path());
    written(&station);
    station.tap("Done");
    station.tap("Take the recording back");
    station.tap("Destroy it for Maya R.");
    station.settle();
    station.see("A copy was saved on Dec 3, 2026 by Ms. Okafor, to ");
    station.tap("Save a receipt: who agreed to what");
    station.see("The receipt is in this station's outbox: receipt-2026-12-03-");
    let told = station.effects().into_iter().find(|effect| effect.starts_with("SaveDocument")).unwrap();
    assert!(told.contains("The station cannot destroy a copy."), "{told}");
    station.tap("Back to the recordings");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Practice));
    unroll(&station);
    station.tap("Taken back, Nov 20 · 12 min · with Ms. Okafor");
    station.see("This station cannot destroy it: ask Ms. Okafor to delete it.");
}

#[test]
fn a_standby_adult_copies_nothing() {
    let station = Station::with(&all_agreed());
    crate::practice::listen::record(&station, id("take"), 3, true);
    sign_in(&station, &school::boone());
    station.send(Event::Copying(copying::Event::Ask));
    assert!(!station.effects().iter().any(|effect| effect == "LookForSticks"));
    station.see_not(TILE);
}
