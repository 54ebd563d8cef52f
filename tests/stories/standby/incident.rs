//! An incident note: for adults alone, kept while it is typed.

use crate::calling::desk_of;
use crate::school;
use crate::standby::pause::boone_has_come;
use crate::station::{NOW, Station, moment};
use askwell::flow::{Event, Screen};

const WORDS: &str = "The caller shouted. We hung up together.";

#[test]
fn an_adult_writes_what_happened_and_finds_it_at_the_desk() {
    let station = boone_has_come();
    station.tap("Write an incident note");
    station.write("Incident note, for adults only", WORDS);
    station.tap("The note is finished");
    station.see("Kept. Adults find it at the desk.");
    station.tap("End this session");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'note_incident'"), 1);
    station.tap("Teacher");
    station.digits("246813");
    station.tap_starting("This station, ");
    station.see(WORDS);
    station.see("Mr. Boone · about Maya Reyes");
}

#[test]
fn a_note_is_kept_while_it_is_typed() {
    let station = boone_has_come();
    station.tap("Write an incident note");
    station.write("Incident note, for adults only", WORDS);
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment(NOW));
    let of_it = format!("SELECT count(*) FROM document WHERE kind = 'incident' AND body ->> '$.text' = '{WORDS}'");
    assert_eq!(station.count(&of_it), 1);
}

#[test]
fn no_student_and_no_view_of_the_export_shows_a_note() {
    let station = boone_has_come();
    station.tap("Write an incident note");
    station.write("Incident note, for adults only", WORDS);
    station.tap("The note is finished");
    station.tap("They went on");
    for screen in [Screen::Journey, Screen::Everything, Screen::Interest] {
        station.send(Event::Go(screen));
        station.see_not("shouted");
    }
    station.settle();
    let share = tempfile::TempDir::new().unwrap();
    let file = crate::nightly::sharing::shares_into(share.path(), 1);
    let folder = tempfile::TempDir::new().unwrap();
    let records: Vec<_> = ["incident", "student"]
        .into_iter()
        .flat_map(|kind| askwell::storage::Store::open(station.path(), "x").unwrap().0.all(kind).unwrap().0)
        .collect();
    assert!(records.len() >= 3);
    crate::nightly::sharing::found(folder.path(), &file, &records);
    askwell::share::nightly(folder.path(), None, moment(NOW), &|_| {}, &|| {}).unwrap();
    let export = rusqlite::Connection::open(share.path().join("askwell.db")).unwrap();
    let mut views = export.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").unwrap();
    let views: Vec<String> = views.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(views.len() >= 12);
    for view in views {
        let mut rows = export.prepare(&format!("SELECT * FROM {view}")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let text = row.get_ref(column).unwrap().as_str().unwrap_or_default().to_owned();
                assert!(!text.contains("shouted"), "{view} shows it");
            }
        }
    }
}

#[test]
fn a_note_that_was_begun_and_left_empty_is_no_note() {
    let station = boone_has_come();
    station.tap("Write an incident note");
    station.write("Incident note, for adults only", "x");
    station.write("Incident note, for adults only", "");
    assert!(!station.shows("The note is finished") || !station.enabled("The note is finished"));
    station.tap("They went on");
    station.settle();
    let station = desk_of(&school::okafor(), []);
    station.tap_starting("This station, ");
    station.see_not("Incident notes, for adults only");
}
