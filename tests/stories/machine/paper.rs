//! Papers are made by a program of their own. It may be missing, hang, die or talk rubbish: nobody waits for it, nothing is lost.

use crate::calling::{at, at_the_desk};
use crate::practice::listen::{listening, records, take};
use crate::program;
use crate::station::Station;
use askwell::domain::Code;
use askwell::flow::{Event, LookEvent, Screen};
use askwell::paper::Press;
use askwell::programs::{Limits, Machine};
use askwell::storage::PrivateStore;
use askwell::vault;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const SAVE: &str = "Save a receipt: who agreed to what";
const PREPARING: &str = "Papers can be printed as soon as the station has finished preparing";
const UNMADE: &str = "The page could not be made, and nothing is lost: please try again, or ask an adult.";

/// What a program may do instead of making a page.
const FAULTS: [(&str, &str); 8] = [
    ("hangs", "sleep 900 & sleep 900"),
    ("never reads and never ends", "exec sleep 900 < /dev/null"),
    ("dies", "kill -SEGV $$"),
    ("fails half way", "cat > /dev/null; printf '%%PDF-1.7 half a page %%%%EOF'; exit 1"),
    ("says nothing", "cat > /dev/null"),
    ("talks rubbish", "cat"),
    ("makes half a page", "cat > /dev/null; printf '%%PDF-1.7 half a page'"),
    ("never stops talking", "while :; do echo %PDF-1.7; done"),
];

fn real() -> Press {
    let press = Press::beside(Path::new(env!("CARGO_BIN_EXE_askwell")));
    press.try_out().expect("build it first: cargo build -p askwell-paper");
    press
}

/// A program in the place of the real one, with little time and room.
fn fake(folder: &TempDir, script: &str) -> Press {
    let program = folder.path().join("askwell-paper");
    // Written by another program: one that this one has open for writing, even for a moment, can't be begun.
    let write = r#"printf '#!/bin/sh\n%s\n' "$2" > "$1"; chmod 755 "$1""#;
    assert!(Command::new("sh").args(["-c", write, "sh"]).arg(&program).arg(script).status().unwrap().success());
    let machine = Some(Machine { memory: 64 * 1024 * 1024, processor: 1 });
    Press::beside(&folder.path().join("askwell")).within(Limits { time: Duration::from_secs(1), output: 100_000, machine })
}

/// The place of the real one, where nothing lies yet.
fn missing(folder: &TempDir) -> Press {
    Press::beside(&folder.path().join("askwell"))
}

fn outbox(station: &Station) -> Vec<PathBuf> {
    std::fs::read_dir(station.path().join("outbox")).map_or(Vec::new(), |files| files.map(|file| file.unwrap().path()).collect())
}

/// The words of a PDF, as another program reads them.
fn words(pdf: &Path) -> String {
    let read = Command::new("pdftotext").args(["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]).output();
    let read = read.expect("pdftotext is missing: install poppler-utils");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The recovery code the screen shows.
fn shown_code(station: &Station) -> String {
    let is_code = |words: &String| words.len() == 23 && words.split('-').all(|part| part.len() == 5);
    station.words().into_iter().find(is_code).unwrap_or_else(|| panic!("no code is shown: {:#?}", station.words()))
}

fn makes_a_code(station: &Station) -> String {
    station.tap_starting("Settings, ");
    station.tap("Make a new code");
    station.digits("246813");
    shown_code(station)
}

fn opens(station: &Station, code: &str) -> bool {
    let hash = PrivateStore::open(station.path()).unwrap().0.recovery_code().unwrap().unwrap();
    vault::verify_code(&Code::new(code), &hash).unwrap()
}

#[test]
fn the_real_program_makes_a_page_with_the_words_in_it() {
    let station = listening();
    station.papers_by(real());
    station.tap(SAVE);
    station.see("The receipt is saved.");
    let [page] = &outbox(&station)[..] else { panic!("{:?}", outbox(&station)) };
    let words = words(page);
    for told in ["Receipt for practice recordings", "Practice on Friday, November 20, 2026 with Ms. Okafor", "Alder Creek High School"] {
        assert!(words.contains(told), "{told:?} is not in {words}");
    }
}

#[test]
fn the_real_program_writes_spanish_and_the_code_that_is_shown() {
    let station = at_the_desk([]);
    station.papers_by(real());
    station.tap_starting("Settings, ");
    station.send(Event::Look(LookEvent::Language));
    station.tap("Hacer un código nuevo");
    station.digits("246813");
    let code = shown_code(&station);
    let [page] = &outbox(&station)[..] else { panic!("{:?}", outbox(&station)) };
    let words = words(page);
    assert!(words.contains(&code) && words.contains("código"), "{words}");
}

#[test]
fn while_the_station_is_being_prepared_a_receipt_waits_and_is_made_afterwards() {
    let (station, folder) = (listening(), TempDir::new().unwrap());
    station.papers_by(missing(&folder));
    station.tap(SAVE);
    station.see(PREPARING);
    assert!(outbox(&station).is_empty());
    station.tap("OK");
    station.see_not(PREPARING);
    station.papers_by(real());
    station.tap(SAVE);
    station.see("The receipt is saved.");
    assert_eq!(outbox(&station).len(), 1);
}

#[test]
fn that_it_is_being_prepared_is_said_in_spanish_too() {
    let (station, folder) = (listening(), TempDir::new().unwrap());
    station.papers_by(missing(&folder));
    station.send(Event::Look(LookEvent::Language));
    station.send(Event::Listen(askwell::flow::practice::listen::Event::SaveReceipt));
    station.see("Se podrá imprimir en cuanto la estación termine de prepararse.");
}

#[test]
fn while_the_station_is_being_prepared_a_new_recovery_code_is_shown_and_opens_it() {
    let (station, folder) = (at_the_desk([]), TempDir::new().unwrap());
    station.papers_by(missing(&folder));
    let code = makes_a_code(&station);
    station.see(&format!("{PREPARING}, so write the code down now."));
    assert!(!station.shows("Print the page") && !station.shows("Remove the page from this station"));
    assert!(opens(&station, &code) && outbox(&station).is_empty());
}

#[test]
fn whatever_the_program_does_a_receipt_is_never_half_there_and_can_be_had_again() {
    for (what, script) in FAULTS {
        let (station, folder) = (listening(), TempDir::new().unwrap());
        station.papers_by(fake(&folder, script));
        let begun = Instant::now();
        station.tap(SAVE);
        assert!(begun.elapsed() < Duration::from_secs(20), "one that {what} was waited for");
        assert!(station.says(UNMADE), "one that {what}: {:#?}", station.words());
        assert!(outbox(&station).is_empty(), "one that {what}");
        station.tap("OK");
        station.papers_by(real());
        station.tap(SAVE);
        station.see("The receipt is saved.");
    }
}

#[test]
fn whatever_the_program_does_a_new_recovery_code_is_shown_and_opens_the_station() {
    for (what, script) in FAULTS {
        let (station, folder) = (at_the_desk([]), TempDir::new().unwrap());
        station.papers_by(fake(&folder, script));
        let code = makes_a_code(&station);
        assert!(station.says("Its page could not be made, so write the code down now."), "one that {what}: {:#?}", station.words());
        assert!(opens(&station, &code) && outbox(&station).is_empty(), "one that {what}");
    }
}

#[test]
fn a_receipt_that_is_being_made_is_not_asked_for_twice() {
    let station = listening();
    station.look(|state| assert!(!state.documents.is_asked(askwell::flow::effects::document::DocumentKind::Receipt)));
    let asked = |station: &Station| station.effects().iter().filter(|effect| effect.starts_with("SaveDocument")).count();
    for _ in 0..3 {
        // Handed over at once, before the engine has done anything.
        station.app.dispatch(Event::Listen(askwell::flow::practice::listen::Event::SaveReceipt));
    }
    station.pump();
    assert_eq!(asked(&station), 1);
}

#[test]
fn a_program_that_takes_too_much_memory_or_time_of_the_processor_is_ended() {
    for script in ["read wanted; all=x; while :; do all=$all$all; done", "read wanted; while :; do :; done"] {
        let (station, folder) = (listening(), TempDir::new().unwrap());
        let machine = Some(Machine { memory: 64 * 1024 * 1024, processor: 1 });
        // There is time enough: it is the machine's limit that ends it.
        station.papers_by(fake(&folder, script).within(Limits { time: Duration::from_secs(300), output: 100_000, machine }));
        let begun = Instant::now();
        station.tap(SAVE);
        station.see(UNMADE);
        assert!(begun.elapsed() < Duration::from_secs(120), "{script}");
    }
}

#[test]
fn the_limits_stand_before_the_program_knows_a_word() {
    let (station, folder) = (listening(), TempDir::new().unwrap());
    // It tells its limits as if they were a page, and that its surroundings tell it nothing.
    let script = r#"wanted=$(cat); echo "%PDF-1.7"; ulimit -v; ulimit -t; ulimit -f; ulimit -c; env; pwd; echo "%%EOF""#;
    let _ = fake(&folder, script);
    station.papers_by(missing(&folder));
    station.tap(SAVE);
    station.see("The receipt is saved.");
    let told = std::fs::read_to_string(&outbox(&station)[0]).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    // Half a gigabyte of memory, twenty seconds of the processor, no file and no picture of its memory on the disk.
    assert_eq!(lines[1..5], ["524288", "20", "0", "0"], "{told}");
    for line in &lines[5..] {
        let known = ["RAYON_NUM_THREADS=1", "PWD=/", "/", "%%EOF", "_=/usr/bin/env", "OLDPWD=/"];
        assert!(known.contains(line), "{told}");
    }
}

/// The program of the station in a folder of its own, beside which nothing lies.
fn alone() -> (TempDir, PathBuf) {
    let real = Path::new(env!("CARGO_BIN_EXE_askwell"));
    let folder = TempDir::new_in(real.parent().unwrap()).unwrap();
    let program = folder.path().join("askwell");
    std::fs::hard_link(real, &program).unwrap();
    (folder, program)
}

#[test]
fn askwell_print_says_in_one_line_that_papers_come_later_and_leaves_what_is_there() {
    let station = at(Screen::Practice, records(take(3)));
    let (folder, askwell) = alone();
    let out = folder.path().join("receipt.pdf");
    std::fs::write(&out, "the receipt of before").unwrap();
    let print = || {
        let mut command = program::program_at(&askwell);
        command.arg("--data").arg(station.path()).args(["print", "receipt", "--interview", &take(3).interview.0.to_string(), "--out"]);
        program::Ran::new(command.arg(&out).output().unwrap())
    };
    print().complains("papers can be printed as soon as the station has finished preparing").in_one_line().exits(1);
    let _ = fake(&folder, "echo rubbish");
    print().complains("the page could not be made, and nothing is lost").in_one_line().exits(1);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "the receipt of before");
}

#[test]
fn the_doctor_tells_whether_a_page_can_be_laid_out() {
    let station = program::Station::set_up();
    let (folder, askwell) = alone();
    let doctor = |program: &Path| {
        let mut command = program::program_at(program);
        command.env("XDG_RUNTIME_DIR", station.folder()).env_remove("PULSE_SERVER").arg("--data").arg(station.folder()).arg("doctor");
        let told = program::Ran::new(command.output().unwrap()).out;
        told.lines().find(|line| line.contains(" papers ")).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(doctor(Path::new(env!("CARGO_BIN_EXE_askwell"))), "ok papers a page was laid out");
    assert!(doctor(&askwell).starts_with("attention papers papers can be printed as soon as"), "{}", doctor(&askwell));
    let _ = fake(&folder, "exit 1");
    assert!(doctor(&askwell).starts_with("attention papers the page could not be made"), "{}", doctor(&askwell));
}
