//! Who comes to the settings, by hand or by keys, and that what was set lasts and can be read.

use super::*;
use crate::calling::at_the_desk;

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
        station.tap_starting("Today, ");
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
    station.tap_starting("Today, ");
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
    station.tap_starting("Today, ");
    station.tap_starting("Settings, ");
    station.keys(&"\t".repeat(2 + 2 + 1 + 3 + 1 + 1 + 3 + 2 + 3));
    station.key(Key::Return);
    assert_eq!(station.look(|state| state.school.settings.idle_minutes), 5);
    // A choice keeps the focus, so that the next one is a key away.
    station.key(Key::Tab);
    station.keys(" ");
    assert_eq!(station.look(|state| state.school.settings.idle_minutes), 10);
}
