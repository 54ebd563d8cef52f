//! A teacher erases students' records: asked for twice, done at once, told to every station.

use crate::calling::desk_of;
use crate::school;
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::state::desk::erasing::Whose;
use askwell::flow::{Event, Screen, desk};
use askwell::storage::Store;
use slint::platform::Key;
use uuid::Uuid;

const TYPE_MAYA: &str = "To say that you mean it, type “Maya”";

fn store(station: &Station) -> Store {
    Store::open(station.path(), "test").unwrap().0
}

fn rows_of(station: &Station, student: StudentId) -> i64 {
    station.settle();
    station.count(&format!("SELECT count(*) FROM document WHERE student = '{student}'"))
}

fn asked_for_maya(more: Vec<Record>) -> Station {
    let station = desk_of(&school::okafor(), more);
    station.tap_starting("This station, ");
    station.tap("Erase records…");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.see("Erase all records of Maya Reyes?");
    station
}

#[test]
fn a_teacher_erases_one_student_after_saying_why_and_typing_the_name() {
    let station = asked_for_maya(Vec::new());
    assert!(!station.enabled("Erase for ever"));
    station.tap("The family asked for it");
    assert!(!station.enabled("Erase for ever"), "the reason alone is enough");
    station.write(TYPE_MAYA, "Luis");
    assert!(!station.enabled("Erase for ever"), "another name is enough");
    station.write(TYPE_MAYA, " maya ");
    station.tap("Erase for ever");
    station.see("Erased on this station");
    station.tap("Done");
    assert_eq!(station.look(|state| state.screen), Screen::Desk);
    station.see("Students whose records were erased: 1.");
    assert_eq!(rows_of(&station, school::maya().id), 0);
    assert!(rows_of(&station, school::luis().id) > 0);
    let erased = store(&station).erased_here().unwrap();
    assert_eq!(erased.iter().map(|one| (one.student, one.because)).collect::<Vec<_>>(), [(school::maya().id, Because::Asked)]);
    // Who did it and why is known, of whom is not.
    let told = "SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'erase_records' AND body ->> '$.reason' = 'asked: 1' AND student IS NULL";
    assert_eq!(station.count(told), 1);
    station.tap("Sign out");
    station.tap("Start");
    station.tap("Period 3");
    station.see("Luis A.");
    station.see_not("Maya R.");
}

#[test]
fn the_name_is_typed_on_a_keyboard_without_losing_the_field() {
    let station = asked_for_maya(Vec::new());
    station.tap("The family asked for it");
    // From the reason just pressed, Tab leads over the two others to the field.
    for _ in 0..40 {
        station.key(Key::Tab);
        station.keys("M");
        if station.written(TYPE_MAYA) == "M" {
            break;
        }
    }
    station.keys("aya");
    assert_eq!(station.written(TYPE_MAYA), "Maya");
    station.key(Key::Return);
    station.see("Erased on this station");
}

#[test]
fn a_whole_class_is_erased_when_the_term_is_over() {
    let other = Student { class: "Period 5".to_owned(), ..school::student(1003, "Ana", "Lind") };
    let station = desk_of(&school::okafor(), vec![other.clone().into()]);
    station.tap_starting("This station, ");
    station.tap("Erase records…");
    station.tap("Period 3");
    station.tap("Everybody in Period 3");
    station.see("Erase all records of Period 3, 2 students?");
    station.tap("The term is over");
    station.write("To say that you mean it, type “Period 3”", "period 3");
    station.tap("Erase for ever");
    station.see("Students: 2.");
    assert_eq!((rows_of(&station, school::maya().id), rows_of(&station, school::luis().id)), (0, 0));
    assert!(rows_of(&station, other.id) > 0);
}

#[test]
fn back_leads_a_step_back_and_nothing_is_erased() {
    let station = asked_for_maya(Vec::new());
    station.tap("The family asked for it");
    station.write(TYPE_MAYA, "Maya");
    station.tap("Back");
    station.see("Whose records?");
    station.tap("Maya R.");
    assert!(!station.enabled("Erase for ever"), "what was said before still counts");
    for said in ["Whose records?", "Of which class?", "Close the station"] {
        station.tap("Back");
        station.see(said);
    }
    assert!(rows_of(&station, school::maya().id) > 0);
    assert_eq!(store(&station).erased().unwrap(), []);
}

#[test]
fn whose_records_a_family_asked_to_see_are_not_erased() {
    let hold = Hold {
        id: RecordId(Uuid::from_u128(1)),
        student: school::maya().id,
        by: school::okafor().id,
        reason: "A request".to_owned(),
        at: crate::station::moment(crate::station::NOW),
    };
    let station = asked_for_maya(vec![hold.into()]);
    station.tap("Left the school");
    station.write(TYPE_MAYA, "Maya");
    station.tap("Erase for ever");
    station.see("Nothing was erased");
    station.see("Students on hold: 1.");
    assert!(rows_of(&station, school::maya().id) > 0);
    assert_eq!(store(&station).erased().unwrap(), []);
}

#[test]
fn somebody_who_stands_by_can_erase_nothing() {
    let station = desk_of(&school::boone(), Vec::new());
    station.see_not("Erase students' records");
    let at = |event| station.send(Event::Erasing(event));
    at(desk::erasing::Event::Show);
    at(desk::erasing::Event::Class("Period 3".to_owned()));
    at(desk::erasing::Event::Whose(Whose::Class));
    at(desk::erasing::Event::Because(Because::TermOver));
    at(desk::erasing::Event::Typed("Period 3".to_owned()));
    at(desk::erasing::Event::Erase);
    assert_eq!(station.look(|state| state.screen), Screen::Desk);
    assert!(rows_of(&station, school::maya().id) > 0);
    // Nor does anybody who is not at the desk.
    station.tap("Sign out");
    at(desk::erasing::Event::Erase);
    assert_eq!(store(&station).erased().unwrap(), []);
}

#[test]
fn what_could_not_be_erased_is_erased_at_the_next_start() {
    let station = Station::with(&school::records());
    let erasure = Erasure { student: school::maya().id, because: Because::Left, day: "2026-12-03".parse().unwrap() };
    store(&station).note_erased(&[erasure]).unwrap();
    let folder = station.pull_the_plug();
    let station = Station::on(folder, crate::station::moment(crate::station::NOW));
    assert_eq!(rows_of(&station, school::maya().id), 0);
    assert_eq!(store(&station).erased_here().unwrap(), [erasure]);
}

#[test]
fn while_another_program_reads_the_database_it_is_said_that_erasing_goes_on_and_it_does() {
    let station = asked_for_maya(Vec::new());
    let reader = station.database();
    reader.execute_batch("BEGIN; SELECT count(*) FROM document;").unwrap();
    let there: i64 = reader.query_row("SELECT count(*) FROM document", [], |row| row.get(0)).unwrap();
    assert!(there > 0);
    station.tap("The family asked for it");
    station.write(TYPE_MAYA, "Maya");
    station.tap("Erase for ever");
    station.see("Erasing goes on");
    station.see("Students still to be erased: 1. It goes on by itself.");
    assert_eq!(store(&station).erased_here().unwrap(), []);
    drop(reader);
    station.tap("Done");
    station.tap("Sign out");
    let station = Station::on(station.pull_the_plug(), crate::station::moment(crate::station::NOW));
    assert_eq!(rows_of(&station, school::maya().id), 0);
    assert_eq!(store(&station).erased_here().unwrap().len(), 1);
}
