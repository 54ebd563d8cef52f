//! The names of the school and of the station.

use super::*;

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
    station.tap_starting("Today, ");
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
