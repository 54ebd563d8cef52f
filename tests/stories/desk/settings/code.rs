//! A new recovery code: shown once, and on a page that can be removed.

use super::*;
use askwell::storage::RECOVERY_CODE;
use askwell::vault;

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
    station.tap_starting("Today, ");
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
    station.tap_starting("Today, ");
    assert!(station.look(|state| state.desk.settings.code.is_none()));
    assert!(station.app.window().global::<askwell_screens::SettingsAdapter>().get_code().is_empty());
    station.tap_starting("Settings, ");
    station.see_not(&code);
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
