//! What an adult sets at a station: names, shared folder, languages, times, sound, adults and PINs, the recovery code.

use crate::calling::{at_the_desk, desk_of, kept, screen, unroll};
use crate::nightly::calls::hangs_at;
use crate::program::SmallDisk;
use crate::school;
use crate::station::{NOW, Station, moment, station_file};
use askwell::domain::*;
use askwell::flow::desk::settings::Event as Settings;
use askwell::flow::effects::sound::{Booth, Loudspeaker, Microphone};
use askwell::flow::practice::booth;
use askwell::flow::{Event, Reply, Screen};
use askwell::share::SCHOOL_KEY;
use askwell::storage::{PrivateStore, RECOVERY_CODE, StationFile, Store};
use askwell::vault::{self, SchoolKey};
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PIN: &str = "246813";
const KEY: &str = "23456-789AB-CDEFG-HJKMN";

fn settings_of(adult: &Adult) -> Station {
    let station = desk_of(adult, []);
    station.tap_starting("Settings, ");
    station
}

/// Ms. Okafor looks at the settings.
fn settings() -> Station {
    settings_of(&school::okafor())
}

fn on_disk(station: &Station) -> StationFile {
    StationFile::read(station.path()).unwrap().unwrap()
}

/// Pulls the plug and switches the station on again, as it describes itself.
fn restarted(station: Station) -> Station {
    station.settle();
    let file = on_disk(&station);
    let station = Station::on_as(station.pull_the_plug(), moment(NOW) + chrono::Duration::minutes(10), file);
    unroll(&station);
    station
}

/// Lets time pass until the station says something; what tries a folder has a clock of its own.
#[track_caller]
fn wait_for(station: &Station, words: &str) {
    let begun = Instant::now();
    while !station.says(words) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{words} is not said: {:#?}", station.words());
        std::thread::sleep(Duration::from_millis(60));
        station.pass(Duration::from_millis(250));
    }
}

fn try_folder(station: &Station, folder: &Path) {
    station.write("Path of the folder", folder.to_str().unwrap());
    station.tap("Try it and keep it");
}

fn share_of(station: &Station) -> Option<String> {
    on_disk(station).share.map(|share| share.display().to_string())
}

fn give_key(folder: &Path, code: &str) {
    let key = SchoolKey::from_code(code).unwrap();
    PrivateStore::open(folder).unwrap().0.set_secret(SCHOOL_KEY, key.bytes()).unwrap();
}

/// What was changed, as the adults' log names it, the oldest first.
fn changed(station: &Station) -> Vec<String> {
    station.settle();
    let database = station.database();
    let sql = "SELECT body ->> '$.reason' FROM fact JOIN log ON entry = id
               WHERE kind = 'audit' AND body ->> '$.action' = 'change_settings' ORDER BY number";
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn deeds(station: &Station, action: &str) -> i64 {
    station.settle();
    station.count(&format!("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = '{action}'"))
}

#[test]
fn a_teacher_and_a_coordinator_open_the_settings_from_the_desk_and_come_back() {
    let amundsen = Adult { id: AdultId::from_school(school::SCHOOL, "amundsen"), name: "Dr. Amundsen".to_owned(), role: Role::Coordinator };
    for adult in [school::okafor(), amundsen] {
        let mut records = school::records();
        records.push(adult.clone().into());
        let station = Station::with(&records);
        unroll(&station);
        station.adult_signs_in(&adult);
        station.tap_starting("Settings, ");
        assert_eq!(screen(&station), Screen::Settings);
        station.tap("Back");
        assert_eq!(screen(&station), Screen::Desk);
        assert_eq!(kept(&station, "audit"), 0, "looking changes nothing");
    }
}

#[test]
fn a_standby_adult_has_no_settings() {
    let station = desk_of(&school::boone(), []);
    station.see_not("names, shared folder, times");
    for event in [Settings::Show, Settings::Idle(10), Settings::RenewCode, Settings::GivePin(school::okafor().id)] {
        station.send(Event::Settings(event));
    }
    assert_eq!(screen(&station), Screen::Desk);
    assert!(station.look(|state| state.gate.is_none()));
    assert_eq!(on_disk(&station), station_file());
}

#[test]
fn a_student_cannot_change_a_setting() {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Settings(Settings::Show));
    station.send(Event::Settings(Settings::Kept(0)));
    assert_eq!(screen(&station), Screen::Journey);
    assert_eq!(on_disk(&station), station_file());
}

#[test]
fn new_names_stand_on_the_first_screen_at_once_and_after_a_restart() {
    let station = settings();
    assert!(!station.enabled("Keep these names"), "nothing was changed");
    station.write("Name of the school", "  Alder Creek   Academy ");
    station.write("Name of this station", "Library Desk");
    station.tap("Keep these names");
    station.see("Kept. It counts from now on.");
    assert_eq!(station.written("Name of the school"), "Alder Creek Academy");
    station.see("go on calling this station Room 114 Station 2.");
    station.see("the school's first name: Alder Creek High School.");
    assert_eq!(changed(&station), ["names"]);
    station.tap("Back");
    station.tap("Sign out");
    station.see("Alder Creek Academy · Library Desk");
    restarted(station).see("Alder Creek Academy · Library Desk");
}

#[test]
fn a_rename_keeps_the_origin_the_ids_and_the_records() {
    let station = settings();
    let before = station.look(|state| (state.school.students.clone(), state.school.adults.clone(), state.school.contacts.clone()));
    station.write("Name of the school", "Another Name");
    station.write("Name of this station", "Another Station");
    station.tap("Keep these names");
    let station = restarted(station);
    assert_eq!(station.look(|state| (state.school.students.clone(), state.school.adults.clone(), state.school.contacts.clone())), before);
    assert_eq!(on_disk(&station).origin(), station_file().origin());
    // What is written from now on stands under the same origin, and a list that is read in finds the same people.
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.settle();
    let (store, _) = Store::open(station.path(), &on_disk(&station).origin()).unwrap();
    let mut statement = store.connection().prepare("SELECT DISTINCT station FROM document WHERE kind = 'interview'").unwrap();
    let origins: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(origins, [station_file().origin()]);
    assert_eq!(station.look(|state| state.school.set_up_as.school.clone()), school::SCHOOL);
}

#[test]
fn an_empty_name_is_not_kept_and_says_so() {
    let station = settings();
    station.write("Name of the school", "   ");
    station.see("The school has no name. Type one, then keep it.");
    assert!(!station.enabled("Keep these names"));
    station.send(Event::Settings(Settings::KeepNames));
    station.write("Name of the school", "Alder");
    station.write("Name of this station", "");
    station.see("The station has no name.");
    station.send(Event::Settings(Settings::KeepNames));
    assert_eq!(on_disk(&station), station_file());
}

#[test]
fn what_can_not_be_kept_is_said_and_changes_nothing() {
    let station = settings();
    // Nothing can be written beside the description.
    std::fs::create_dir(station.path().join("station.toml.new")).unwrap();
    station.tap("When nobody touches the station: 10 minutes");
    station.see("This station can't write to its data folder, so this was not kept.");
    assert_eq!(station.look(|state| state.school.settings.idle_minutes), 3);
    assert_eq!((on_disk(&station), deeds(&station, "change_settings")), (station_file(), 0));
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
    let Some(share) = hangs_at("desk::settings::a_folder_that_hangs_holds_up_nobody_and_is_told", "/combined") else { return };
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

#[test]
fn with_one_language_the_switch_is_gone_and_everybody_is_spoken_to_in_it() {
    let station = settings();
    assert!(station.shows("Español"));
    station.tap("Languages: Spanish only");
    station.see("Guardado. Vale desde ahora.");
    assert!(!station.shows("English") && !station.shows("Español"));
    station.tap("Atrás");
    station.tap("Salir");
    station.see("Descubre");
    assert!(!station.shows("English"));
    // A key that some station had for it does nothing either, and the school's list does not bring the other one back.
    station.send(Event::Look(askwell::flow::LookEvent::Language));
    assert_eq!(station.look(|state| state.look.language), Language::Es);
    let station = restarted(station);
    assert_eq!(station.look(|state| state.look.language), Language::Es);
    assert!(!station.shows("English"));
}

#[test]
fn a_student_of_another_language_is_spoken_to_in_the_one_that_is_offered() {
    let station = settings();
    station.tap("Languages: English only");
    assert!(!station.shows("The first screen starts in"));
    station.tap("Back");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Luis A.", "1357");
    assert_eq!(station.look(|state| state.look.language), Language::En);
}

#[test]
fn the_first_screen_starts_in_the_language_that_was_set() {
    let station = settings();
    station.tap("The first screen starts in: Español");
    assert_eq!(station.look(|state| state.look.language), Language::En, "the adult reads on in theirs");
    station.tap("Back");
    station.tap("Sign out");
    assert_eq!(station.look(|state| state.look.language), Language::Es);
    let station = restarted(station);
    assert_eq!(station.look(|state| state.look.language), Language::Es);
    assert!(station.shows("English"), "the other one is a touch away");
    assert_eq!(changed(&station), ["languages"]);
}

#[test]
fn the_idle_time_counts_for_students_and_the_desk_keeps_its_two_minutes() {
    let station = settings();
    station.tap("When nobody touches the station: 2 minutes");
    station.tap("Back");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.pass(Duration::from_secs(119));
    station.see_not("Are you still here?");
    station.pass(Duration::from_secs(2));
    station.see("Are you still here?");
    station.pass(Duration::from_secs(31));
    station.adult_signs_in(&school::okafor());
    station.tap_starting("Settings, ");
    station.tap("When nobody touches the station: 10 minutes");
    station.pass(Duration::from_secs(91));
    station.see("Are you still here?");
    station.pass(Duration::from_secs(31));
    assert_eq!(screen(&station), Screen::Welcome);
}

#[test]
fn recordings_made_from_now_on_are_kept_as_long_as_was_set() {
    let station = settings();
    station.see("This counts for recordings made from now on; those that are there keep their day.");
    let until = |station: &Station| station.look(|state| booth::destroy_on(state, false).to_string());
    let past_term = |station: &Station| station.look(|state| booth::destroy_on(state, true).to_string());
    for (days, day) in [("14 days", "2027-01-01"), ("90 days", "2027-03-18"), ("0 days", "2026-12-18"), ("30 days", "2027-01-17")] {
        station.tap(&format!("How long recordings are kept: {days}"));
        station.tap("Back");
        station.tap("Sign out");
        if station.look(|state| state.session.is_none()) {
            station.tap("Start");
            station.tap("Period 3");
            station.tap("Maya R.");
            station.digits("4711");
            if station.look(|state| state.session.is_none()) {
                station.digits("4711");
            }
        }
        assert_eq!((until(&station).as_str(), past_term(&station).as_str()), (day, "2027-12-18"), "{days}");
        station.tap("Sign out");
        station.adult_signs_in(&school::okafor());
        station.tap_starting("Settings, ");
    }
    assert_eq!(changed(&station), ["kept"; 4]);
}

#[test]
fn a_recording_that_is_kept_for_no_day_can_still_be_listened_to_on_the_day_itself() {
    let station = settings();
    station.tap("How long recordings are kept: 0 days");
    let file = on_disk(&station);
    let station = Station::on_as(station.pull_the_plug(), moment("2026-12-18T09:00:00-08:00"), file);
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    assert_eq!(station.look(|state| booth::destroy_on(state, false).to_string()), "2026-12-19");
}

fn plugged_in(names: &[&str]) -> Booth {
    let ids = |name: &&str| (name.to_lowercase().replace(' ', "-"), (*name).to_owned());
    Booth {
        microphones: names.iter().map(ids).map(|(id, name)| Microphone { id, name }).collect(),
        loudspeakers: names.iter().map(ids).map(|(id, name)| Loudspeaker { id, name }).collect(),
        minutes: Some(500),
    }
}

#[test]
fn the_microphone_and_the_speaker_of_the_station_are_remembered() {
    let station = settings();
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam", "Desk Headset"]))));
    station.tap("Microphone: Desk Headset");
    station.tap("Speaker: Desk Headset");
    assert_eq!(changed(&station), ["microphone", "loudspeaker"]);
    let station = restarted(station);
    assert_eq!(station.look(|state| state.loudspeaker.clone().map(|one| one.name)).as_deref(), Some("Desk Headset"));
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Practice));
    station.send(Event::Booth(booth::Event::Open));
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam", "Desk Headset"]))));
    assert_eq!(station.look(|state| state.booth.microphone.clone().map(|one| one.id)).as_deref(), Some("desk-headset"));
}

#[test]
fn a_microphone_that_is_not_plugged_in_is_told_and_the_systems_own_is_taken() {
    let station = settings();
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam", "Desk Headset"]))));
    station.tap("Microphone: Desk Headset");
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam"]))));
    station.see("Desk Headset was chosen and is not plugged in now.");
    station.tap("Back");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Booth(booth::Event::Open));
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam"]))));
    assert_eq!(station.look(|state| state.booth.microphone.clone()), None);
    station.send(Event::SignOut);
    station.adult_signs_in(&school::okafor());
    station.tap_starting("Settings, ");
    station.send(Event::Reply(Reply::Booth(Booth::default())));
    station.see("No microphone is plugged in.");
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam"]))));
    station.tap("Microphone: The one the system takes");
    assert_eq!(on_disk(&station).settings.microphone, None);
}

#[test]
fn an_adult_is_added_chooses_a_pin_and_signs_in() {
    let station = settings();
    assert!(!station.enabled("Add this adult"));
    station.write("Add an adult: the name students know", " Mrs.  Nakamura ");
    assert!(!station.enabled("Add this adult"), "what do they do?");
    station.tap("What they do: Teacher");
    station.tap("Add this adult");
    station.see("First type your own six digits");
    station.digits(PIN);
    station.see("Now Mrs. Nakamura types. Everybody else looks away.");
    station.digits("112233");
    station.digits("112234");
    station.see("The two were not the same. Please begin again.");
    station.digits("112233");
    station.digits("112233");
    station.see("Mrs. Nakamura can sign in at this station with the new PIN.");
    station.see("Teacher · has a PIN here");
    assert_eq!((deeds(&station, "add_adult"), deeds(&station, "change_pin"), deeds(&station, "use_recovery_code")), (1, 1, 0));
    let station = restarted(station);
    station.tap("Teacher");
    station.tap("Mrs. Nakamura");
    station.digits("112233");
    assert_eq!(screen(&station), Screen::Desk);
    let added = station.look(|state| state.school.adults.iter().find(|one| one.name == "Mrs. Nakamura").unwrap().id);
    assert_eq!(added, AdultId::from_school(school::SCHOOL, "Mrs. Nakamura"), "the same at every station");
}

#[test]
fn nobody_is_added_twice_or_without_the_pin_of_whoever_is_at_the_desk() {
    let station = settings();
    station.write("Add an adult: the name students know", "ms. okafor");
    station.see("There is an adult of this name.");
    station.tap("What they do: Coordinator");
    assert!(!station.enabled("Add this adult"));
    station.send(Event::Settings(Settings::AddAdult));
    assert!(station.look(|state| state.gate.is_none()));
    station.write("Add an adult: the name students know", "Dr. Amundsen");
    station.tap("Add this adult");
    station.digits("999999");
    station.see("That was not it. Tries left: 4");
    station.tap("Never mind");
    assert_eq!(screen(&station), Screen::Settings);
    assert_eq!((deeds(&station, "add_adult"), station.look(|state| state.school.adults.len())), (0, 2));
}

#[test]
fn an_adult_who_did_not_choose_a_pin_yet_can_do_so_later() {
    let station = settings();
    station.write("Add an adult: the name students know", "Dr. Amundsen");
    station.tap("What they do: Coordinator");
    station.tap("Add this adult");
    station.digits(PIN);
    station.tap("Never mind");
    station.see("Coordinator · has no PIN here yet");
    station.tap("Choose a PIN: Dr. Amundsen");
    station.digits(PIN);
    station.digits("112233");
    station.digits("112233");
    station.see("Coordinator · has a PIN here");
}

#[test]
fn an_adult_changes_their_own_pin_with_the_old_one_first() {
    let station = settings();
    station.tap("Change my PIN: Ms. Okafor");
    station.digits(PIN);
    station.digits("135792");
    station.digits("135792");
    station.see("Ms. Okafor can sign in at this station with the new PIN.");
    station.tap("Back");
    station.tap("Sign out");
    station.tap("Teacher");
    station.digits(PIN);
    station.see("That was not it.");
    station.digits("135792");
    assert_eq!(screen(&station), Screen::Desk);
    assert_eq!(deeds(&station, "change_pin"), 1);
}

#[test]
fn the_tries_of_the_old_pin_are_counted_and_a_wait_can_not_be_gone_around() {
    let station = settings();
    for _ in 0..5 {
        station.tap("Change my PIN: Ms. Okafor");
        station.digits("000000");
        station.tap("Never mind");
    }
    station.tap("Make a new code");
    station.digits("000000");
    station.see("Too many tries.");
    assert!(!station.enabled("1"));
    station.see_not("I lost my PIN");
    assert_eq!((deeds(&station, "change_pin"), deeds(&station, "renew_code")), (0, 0));
}

#[test]
fn another_adult_gets_a_new_pin_only_by_choosing_it_and_nobody_reads_it() {
    let station = settings();
    station.give_pin(school::boone().id.0, "111111");
    station.tap("Choose a PIN: Mr. Boone");
    station.digits("111111");
    station.see("That was not it.");
    station.digits(PIN);
    station.see("Now Mr. Boone types.");
    station.see("A PIN for Mr. Boone");
    // There is no other way through: the name alone does not bring the old PIN back.
    station.tap("Mr. Boone");
    station.digits("778899");
    station.digits("778899");
    station.tap("Back");
    station.tap("Sign out");
    station.tap("Standby adult");
    station.digits("778899");
    assert_eq!(screen(&station), Screen::Desk);
    assert!(station.effects().iter().all(|effect| !effect.contains("778899") && !effect.contains(PIN)));
}

/// The recovery code the screen shows.
fn shown_code(station: &Station) -> String {
    let is_code = |words: &String| words.len() == 23 && words.split('-').all(|part| part.len() == 5);
    station.words().into_iter().find(is_code).unwrap_or_else(|| panic!("no code is shown: {:#?}", station.words()))
}

fn pages(station: &Station) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(station.path().join("outbox")).unwrap().map(|file| file.unwrap().path()).collect()
}

#[test]
fn a_new_recovery_code_opens_the_station_and_the_old_one_nothing_any_more() {
    let station = settings();
    let old = vault::hash_code(&Code::new(KEY)).unwrap();
    PrivateStore::open(station.path()).unwrap().0.set_secret(RECOVERY_CODE, old.as_bytes()).unwrap();
    station.tap("Make a new code");
    station.digits(PIN);
    let code = shown_code(&station);
    station.see("It is shown once");
    let hash = PrivateStore::open(station.path()).unwrap().0.recovery_code().unwrap().unwrap();
    assert!(vault::verify_code(&Code::new(&code), &hash).unwrap());
    assert!(!vault::verify_code(&Code::new(KEY), &hash).unwrap());
    // Its page lies in the outbox, for the station alone to read.
    use std::os::unix::fs::PermissionsExt;
    let [page] = &pages(&station)[..] else { panic!("{:?}", pages(&station)) };
    assert_eq!(std::fs::metadata(page).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(std::fs::read(page).unwrap().starts_with(b"%PDF-"));
    station.see(&format!("Its page lies in the station's outbox: {}", page.file_name().unwrap().to_str().unwrap()));
    station.tap("Remove the page from this station");
    station.see("The page was removed from this station.");
    assert!(pages(&station).is_empty());
    station.tap("It is locked away");
    station.see_not(&code);
    assert_eq!(deeds(&station, "renew_code"), 1);
    // It is in no effect, and so in no log.
    let letters = code.replace('-', "");
    assert!(station.effects().iter().all(|effect| !effect.contains(&code) && !effect.contains(&letters)));
    station.tap("Back");
    station.tap("Sign out");
    station.tap("Teacher");
    station.tap("I lost my PIN");
    station.write("Recovery code", KEY);
    station.tap("Go on");
    station.see("That is not the recovery code of this station.");
    station.write("Recovery code", &code);
    station.tap("Go on");
    station.digits("135792");
    station.digits("135792");
    assert_eq!(screen(&station), Screen::Desk);
}

#[test]
fn a_recovery_code_is_gone_from_the_station_when_its_screen_is_left() {
    use slint::ComponentHandle;
    let station = settings();
    station.tap("Make a new code");
    station.digits(PIN);
    let code = shown_code(&station);
    station.tap("Back");
    assert!(station.look(|state| state.desk.settings.code.is_none()));
    assert!(station.app.window().global::<askwell_screens::SettingsAdapter>().get_code().is_empty());
    station.tap_starting("Settings, ");
    station.see_not(&code);
}

#[test]
fn after_a_pin_the_keys_go_on_from_the_top_of_the_settings() {
    use slint::platform::Key;
    let station = settings();
    for way in ["Never mind", "a new PIN"] {
        station.tap("Change my PIN: Ms. Okafor");
        match way {
            "Never mind" => station.tap(way),
            _ => [PIN, "135792", "135792"].iter().for_each(|pin| station.digits(pin)),
        }
        station.key(Key::Tab);
        station.keys(" Annex");
        assert_eq!(station.written("Name of the school"), format!("{} Annex", school::SCHOOL), "{way}");
        station.write("Name of the school", school::SCHOOL);
    }
}

#[test]
fn a_page_that_can_not_be_written_is_told_and_the_code_is_shown_all_the_same() {
    let station = settings();
    std::fs::write(station.path().join("outbox"), b"in the way").unwrap();
    station.tap("Make a new code");
    station.digits(PIN);
    shown_code(&station);
    station.see("Its page could not be written into the outbox, so write the code down now.");
    assert!(!station.shows("Remove the page from this station"));
}

#[test]
fn a_restart_keeps_every_setting() {
    let share = TempDir::new().unwrap();
    let station = settings();
    station.write("Name of this station", "Library");
    station.tap("Keep these names");
    try_folder(&station, share.path());
    wait_for(&station, "It shares every night at");
    station.tap("It shares every night at: 4:00 AM");
    station.tap("The first screen starts in: Español");
    station.tap("When nobody touches the station: 5 minutes");
    station.tap("How long recordings are kept: 90 days");
    let before = station.look(|state| (state.school.settings.clone(), state.school.share.clone(), state.school.nightly_at));
    let station = restarted(station);
    assert_eq!(station.look(|state| (state.school.settings.clone(), state.school.share.clone(), state.school.nightly_at)), before);
    assert_eq!(changed(&station), ["names", "share", "nightly_at", "languages", "idle", "kept"]);
    let check = Store::open(station.path(), &on_disk(&station).origin()).unwrap().0.check_log().unwrap();
    assert_eq!((check.missing, check.changed), (0, 0));
}

#[test]
fn what_was_set_can_be_read_in_the_log_with_who_did_it() {
    let amundsen = Adult { id: AdultId::from_school(school::SCHOOL, "amundsen"), name: "Dr. Amundsen".to_owned(), role: Role::Coordinator };
    let station = desk_of(&school::okafor(), [amundsen.clone().into()]);
    station.tap_starting("Settings, ");
    station.tap("How long recordings are kept: 14 days");
    station.tap("Choose a PIN: Mr. Boone");
    station.digits(PIN);
    station.digits("778899");
    station.digits("778899");
    station.tap("Back");
    station.tap("Sign out");
    station.adult_signs_in(&amundsen);
    station.tap_starting("What adults did");
    station.see("Ms. Okafor changed the settings");
    station.see("How long recordings are kept");
    station.see("Ms. Okafor let an adult choose a PIN");
    station.see("“Mr. Boone”");
}

#[test]
fn the_settings_are_reached_and_changed_by_keys() {
    use slint::platform::Key;
    let station = at_the_desk([]);
    station.tap_starting("Settings, ");
    // The first fields: names, then the way on through every card.
    station.key(Key::Tab);
    station.keys(" Annex");
    assert!(station.written("Name of the school").contains("Annex"));
    station.key(Key::Tab);
    station.key(Key::Tab);
    station.key(Key::Return);
    assert_eq!(on_disk(&station).settings.school.as_deref(), Some(station.written("Name of the school").as_str()));
    // From the first control on through the cards: two names, two PINs, the new adult, the code, the folder, the languages.
    station.tap("Back");
    station.tap_starting("Settings, ");
    station.keys(&"\t".repeat(2 + 2 + 1 + 3 + 1 + 1 + 3 + 2 + 3));
    station.key(Key::Return);
    assert_eq!(station.look(|state| state.school.settings.idle_minutes), 5);
    // A choice keeps the focus, so that the next one is a key away.
    station.key(Key::Tab);
    station.keys(" ");
    assert_eq!(station.look(|state| state.school.settings.idle_minutes), 10);
}
