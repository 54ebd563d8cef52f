//! The shared folder: tried before it is kept, and what is shared there and when.

use super::*;
use crate::nightly::calls::hangs_at;
use crate::program::SmallDisk;
use askwell::share::SCHOOL_KEY;
use askwell::vault::SchoolKey;

fn share_of(station: &Station) -> Option<String> {
    on_disk(station).share.map(|share| share.display().to_string())
}

fn give_key(folder: &Path, code: &str) {
    let key = SchoolKey::from_code(code).unwrap();
    PrivateStore::open(folder).unwrap().0.set_secret(SCHOOL_KEY, key.bytes()).unwrap();
}

#[test]
fn a_folder_that_can_be_used_is_kept() {
    let share = TempDir::new().unwrap();
    let station = settings();
    station.see("No folder is set: this station shares with no other");
    try_folder(&station, share.path());
    wait_for(&station, "Kept. It counts from now on.");
    // The folder of this story lies beside the data.
    station.see("It lies on this station's own disk");
    station.see(&format!("This station shares with the others in {}.", share.path().display()));
    assert_eq!(share_of(&station).as_deref(), share.path().to_str());
    assert_eq!(std::fs::read_dir(share.path()).unwrap().count(), 0, "nothing of the trial is left");
    assert_eq!(changed(&station), ["share"]);
}

#[test]
fn a_folder_of_another_disk_is_kept_without_a_remark() {
    let Some(disk) = SmallDisk::mount("size=80m") else { return };
    let station = settings();
    try_folder(&station, disk.path());
    wait_for(&station, "This folder is there, can be written, and has room. It is kept.");
    assert_eq!(share_of(&station).as_deref(), disk.path().to_str());
}

#[test]
fn a_folder_that_is_not_there_is_kept_only_when_the_adult_says_so() {
    let share = TempDir::new().unwrap();
    let gone = share.path().join("gone");
    let station = settings();
    try_folder(&station, &gone);
    wait_for(&station, "This folder is not there. Look at each letter of the path");
    assert_eq!(share_of(&station), None);
    // What came of one folder says nothing of another.
    station.write("Path of the folder", "/mnt/other");
    station.see_not("This folder is not there");
    station.send(Event::Settings(Settings::KeepShareAnyway));
    assert_eq!(share_of(&station), None);
    try_folder(&station, &gone);
    wait_for(&station, "This folder is not there");
    station.tap("Keep it anyway");
    station.see("Kept. It counts from now on.");
    assert_eq!(share_of(&station).as_deref(), gone.to_str());
}

#[test]
fn a_folder_that_can_not_be_written_is_not_kept() {
    let Some(disk) = SmallDisk::mount("size=80m") else { return };
    disk.make_read_only();
    let station = settings();
    try_folder(&station, disk.path());
    wait_for(&station, "The station can't write into this folder.");
    assert!(!station.shows("Keep it anyway"));
    assert_eq!(share_of(&station), None);
}

#[test]
fn a_folder_without_room_is_not_kept_and_says_how_much_is_needed() {
    let Some(disk) = SmallDisk::mount("size=2m") else { return };
    let station = settings();
    try_folder(&station, disk.path());
    wait_for(&station, "MB are needed. Make room there, then try again.");
    station.see("This folder has room for 2 MB, and 64 MB are needed.");
    std::fs::write(disk.path().join("ballast"), vec![0_u8; 4 << 20]).unwrap_err();
    station.tap("Try it and keep it");
    wait_for(&station, "This folder has room for 0 MB, and 64 MB are needed.");
    assert_eq!(share_of(&station), None);
}

#[test]
fn another_schools_folder_is_not_kept_and_nothing_is_written_there() {
    let (share, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let file = StationFile { share: Some(share.path().to_owned()), ..station_file() };
    file.write(other.path()).unwrap();
    give_key(other.path(), "ZZZZZ-YYYYY-XXXXX-WWWWW");
    Store::open(other.path(), &file.origin()).unwrap().0.keep(&school::records()).unwrap();
    askwell::share::nightly(other.path(), None, moment(NOW), &|_| {}, &|| {}).unwrap();
    let station = settings();
    give_key(station.path(), KEY);
    try_folder(&station, share.path());
    wait_for(&station, "Another school's work lies in this folder. Choose a folder for this school alone.");
    assert_eq!(share_of(&station), None);
    // Before its first export, its stations tell.
    std::fs::remove_dir_all(share.path().join("combined")).unwrap();
    station.tap("Try it and keep it");
    wait_for(&station, "Another school's work lies in this folder.");
}

#[test]
fn a_folder_that_hangs_holds_up_nobody_and_is_told() {
    let Some(share) = hangs_at("desk::settings::share::a_folder_that_hangs_holds_up_nobody_and_is_told", "/combined") else { return };
    let station = settings();
    give_key(station.path(), KEY);
    try_folder(&station, &share);
    station.see("Trying the folder…");
    assert!(!station.enabled("Try it and keep it"));
    // The adult goes on meanwhile.
    station.tap("When nobody touches the station: 5 minutes");
    assert_eq!(station.look(|state| state.school.settings.idle_minutes), 5);
    station.pass(Duration::from_secs(10));
    station.see("This folder does not answer. Look whether the network is connected, then try again.");
    station.tap("Keep it anyway");
    assert_eq!(share_of(&station).as_deref(), share.to_str());
}

#[test]
fn what_is_no_folder_of_its_own_is_not_kept() {
    let station = settings();
    station.write("Path of the folder", "share");
    station.tap("Try it and keep it");
    wait_for(&station, "This is not the whole path of a folder. Type all of it");
    try_folder(&station, &station.path().join("station.toml"));
    wait_for(&station, "This is not the whole path of a folder.");
    std::fs::create_dir(station.path().join("outbox")).unwrap();
    try_folder(&station, &station.path().join("outbox"));
    wait_for(&station, "This folder belongs to the station's own data.");
    assert_eq!(share_of(&station), None);
}

#[test]
fn the_hour_of_the_night_is_set_and_a_share_can_be_given_up() {
    let share = TempDir::new().unwrap();
    let station = settings();
    station.see_not("It shares every night at");
    try_folder(&station, share.path());
    wait_for(&station, "It shares every night at");
    station.tap("It shares every night at: 10:00 PM");
    assert_eq!(station.look(|state| state.school.nightly_at), chrono::NaiveTime::from_hms_opt(22, 0, 0));
    let station = restarted(station);
    assert_eq!(station.look(|state| state.school.nightly_at), chrono::NaiveTime::from_hms_opt(22, 0, 0));
    station.adult_signs_in(&school::okafor());
    station.tap_starting("Settings, ");
    station.tap("Share with no other station");
    station.see("No folder is set");
    assert_eq!((share_of(&station), station.look(|state| state.school.nightly_at)), (None, None));
    assert_eq!(changed(&station), ["share", "nightly_at", "share"]);
}

#[test]
fn the_export_is_written_at_once_and_its_place_is_told() {
    let share = TempDir::new().unwrap();
    let station = settings();
    station.see("The export is written into the shared folder. Set one above");
    station.see_not("Share now");
    give_key(station.path(), KEY);
    try_folder(&station, share.path());
    wait_for(&station, "Share now");
    station.tap("Share now");
    wait_for(&station, "Nothing is missing.");
    station.see(&format!("The export is here: {}/askwell.db", share.path().display()));
    assert!(share.path().join("askwell.db").exists());
}
