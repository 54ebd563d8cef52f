//! The receipt: who agreed to a recording, and that it was taken back, as a page to keep.

use crate::calling::at;
use crate::desk::recordings::{agreed, at_hand};
use crate::practice::listen::{listening, records, take};
use crate::program;
use crate::station::Station;
use askwell::flow::{Event, LookEvent, Screen};

fn outbox(station: &Station) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(station.path().join("outbox")).unwrap().map(|one| one.unwrap().path()).collect()
}

fn told(station: &Station) -> String {
    station.effects().into_iter().rev().find(|effect| effect.starts_with("SaveDocument")).unwrap()
}

#[test]
fn a_student_saves_who_agreed_to_what_as_a_page() {
    let station = listening();
    station.tap("Save a receipt: who agreed to what");
    station.see("The receipt is saved. Ask a teacher to print it from this station's outbox: receipt-2026-12-03-");
    station.see("-maya-r.pdf");
    let files = outbox(&station);
    assert_eq!(files.len(), 1);
    assert!(std::fs::read(&files[0]).unwrap().starts_with(b"%PDF-"));
    let told = told(&station);
    for words in [
        "Practice on Friday, November 20, 2026 with Ms. Okafor",
        "(\"Everybody agreed that\", \"it is recorded for the student\")",
        "(\"Not everybody agreed that\", \"a teacher may listen; the class may listen; it is kept past the term\")",
        "(\"Destroyed by\", \"Friday, January 29, 2027\")",
    ] {
        assert!(told.contains(words), "{words:?} is not in {told}");
    }
    // One of them let a teacher listen and one did not: whose no it was is nobody's business.
    assert!(!told.contains("said no"));
}

#[test]
fn the_receipt_of_a_recording_taken_back_says_by_whom_and_what_is_left() {
    let station = listening();
    station.tap("Take the recording back");
    station.tap("Destroy it for Maya R.");
    station.settle();
    station.tap("Save a receipt: who agreed to what");
    let told = told(&station);
    assert!(told.contains("(\"Taken back\", \"Thursday, December 3, 2026, 9:15 AM, by Maya "), "{told}");
    assert!(told.contains("Nothing is left of it. The sound, its picture and the key that opened it were destroyed."), "{told}");
    assert!(!told.contains("Destroyed by"), "{told}");
}

#[test]
fn the_receipt_is_in_the_language_of_the_screen() {
    let station = listening();
    station.send(Event::Look(LookEvent::Language));
    station.send(Event::Listen(askwell::flow::practice::listen::Event::SaveReceipt));
    let told = told(&station);
    assert!(told.contains("Recibo de las grabaciones de práctica") && told.contains("se grabe para el estudiante"), "{told}");
}

#[test]
fn a_teacher_saves_the_receipt_for_a_family_that_took_a_recording_back() {
    let station = at_hand(&agreed());
    station.tap("Take the recording back");
    station.tap("A guardian wants it gone");
    station.settle();
    station.tap("Save a receipt: who agreed to what");
    assert!(told(&station).contains("by a guardian of Maya "), "{}", told(&station));
    assert_eq!(outbox(&station).len(), 1);
}

#[test]
fn askwell_print_writes_the_receipt_of_an_interview_as_pdf() {
    let station = at(Screen::Practice, records(take(3)));
    let interview = take(3).interview.0.to_string();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("receipt.pdf");
    let program = program::Station::at(station.path().to_owned());
    let file = out.to_str().unwrap();
    program.run(&["print", "receipt", "--interview", &interview, "--lang", "es", "--out", file]).says("written to").exits(0);
    assert!(std::fs::read(&out).unwrap().starts_with(b"%PDF-"));
    program.run(&["print", "receipt", "--out", file]).complains("a receipt needs --interview").in_one_line().exits(2);
    let nobody = uuid::Uuid::from_u128(1).to_string();
    program.run(&["print", "receipt", "--interview", &nobody, "--out", file]).complains("there is no interview").in_one_line().exits(1);
    let away = folder.path().join("away/receipt.pdf");
    let away = ["print", "receipt", "--interview", &interview, "--out", away.to_str().unwrap()];
    program.run(&away).complains("can't be written").in_one_line().exits(1);
}
