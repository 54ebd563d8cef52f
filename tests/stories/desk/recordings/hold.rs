//! A hold: while a family's request is open nothing of the student's is destroyed, and nothing withdrawn is heard.

use crate::calling::{screen, unroll};
use crate::desk::recordings::{TILE, agreed, at_hand, audits};
use crate::practice::listen::{folder, id, practice, record, take, wrapped_key};
use crate::school;
use crate::station::{Station, moment, station_file};
use askwell::domain::*;
use askwell::flow::{Event, Screen};
use std::rc::Rc;

const ASKED: &str = "A family asked to inspect the record";

/// The teacher has put a hold on Maya's recordings.
fn held(records: &[Record]) -> Station {
    let station = at_hand(records);
    station.tap("Put the recordings of Maya R. on hold");
    assert!(!station.enabled("Put on hold"));
    station.write("Reason", ASKED);
    station.tap("Put on hold");
    station
}

fn facts(station: &Station, kind: &str) -> i64 {
    station.settle();
    station.count(&format!("SELECT count(*) FROM fact WHERE kind = '{kind}'"))
}

#[test]
fn a_hold_has_a_reason_and_is_written_down_with_who_and_when() {
    let station = held(&agreed());
    station.see("On hold since Dec 3, 2026 by Ms. Okafor: A family asked to inspect the record");
    assert_eq!((facts(&station, "hold"), audits(&station, "place_hold")), (1, 1));
    station.tap("Back");
    station.see("on hold, not destroyed for now");
    let reason: String = station
        .database()
        .query_row("SELECT body ->> '$.reason' FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'place_hold'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(reason, ASKED);
}

#[test]
fn a_hold_that_was_not_put_after_all_leaves_nothing() {
    let station = at_hand(&agreed());
    station.tap("Put the recordings of Maya R. on hold");
    station.write("Reason", ASKED);
    station.tap("Back");
    station.see("It is destroyed on Jan 29, 2027.");
    assert_eq!((screen(&station), facts(&station, "hold")), (Screen::Recordings, 0));
}

#[test]
fn under_a_hold_nothing_is_destroyed_when_its_day_comes_and_once_it_is_lifted_at_once() {
    let mut records = agreed();
    records.push(Take { destroy_on: "2026-12-10".parse().unwrap(), ..take(3) }.into());
    let station = held(&records);
    station.settle();
    let data = station.pull_the_plug();
    let station = Station::on(Rc::clone(&data), moment("2026-12-20T07:30:00-08:00"));
    assert!(wrapped_key(&station).is_some() && folder(&station).exists());
    super::sign_in(&station, &school::okafor());
    station.tap_starting("Practice recordings, ");
    let tile = station.words().into_iter().find(|words| words.starts_with(TILE)).unwrap();
    station.tap(&tile);
    station.tap("Lift the hold");
    station.settle();
    assert_eq!((wrapped_key(&station), folder(&station).exists()), (None, false));
    assert_eq!((facts(&station, "hold_lifted"), audits(&station, "lift_hold")), (1, 1));
    station.see("There are no recordings.");
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'expired'"), 1);
}

#[test]
fn what_is_not_due_outlives_the_end_of_a_hold() {
    let station = held(&agreed());
    station.tap("Lift the hold");
    station.see("It is destroyed on Jan 29, 2027.");
    station.settle();
    assert!(wrapped_key(&station).is_some());
}

#[test]
fn taken_back_under_a_hold_it_is_kept_unheard_and_every_screen_says_so() {
    let station = held(&agreed());
    station.tap("Take the recording back");
    station.tap("Destroy it for Maya R.");
    station.see("Nobody can listen to this recording any more");
    station.see("It is kept unheard until the school has answered a family's request");
    station.see_not("Destroyed: the sound");
    assert!(wrapped_key(&station).is_some() && folder(&station).exists());
    let opened = |station: &Station| station.effects().iter().filter(|effect| effect.starts_with("OpenTake")).count();
    let before = opened(&station);
    station.tap("Back to the recordings");
    station.see("It is kept unheard until the school has answered a family's request");
    assert!(!station.enabled("Listen"));
    station.tap("Back");
    station.see("taken back, nobody may listen · not rated by an adult · on hold, not destroyed for now");
    station.tap("Sign out");
    assert!(wrapped_key(&station).is_some());

    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Practice));
    unroll(&station);
    station.tap("Taken back, Nov 20 · 12 min · with Ms. Okafor");
    station.see("It is kept unheard until the school has answered a family's request");
    assert_eq!(opened(&station), before, "what was taken back was opened");
    assert!(wrapped_key(&station).is_some());
}

#[test]
fn a_student_whose_recordings_are_held_takes_one_back_and_reads_what_becomes_of_it() {
    let station = held(&agreed());
    station.tap("Back");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Practice));
    unroll(&station);
    // Her own listening stays as it was.
    station.tap("Listen, Nov 20 · 12 min · with Ms. Okafor");
    station.see("At 0:00 of 0:03");
    station.tap("Take the recording back");
    station.tap("Destroy it for Maya R.");
    station.see("It is kept unheard until the school has answered a family's request");
    station.tap("Español");
    station.see("Se guarda sin que nadie la escuche hasta que la escuela responda a la solicitud de una familia");
    assert!(wrapped_key(&station).is_some());
}

#[test]
fn a_hold_of_another_station_counts_here_and_another_students_recordings_are_not_held() {
    let at = moment("2026-12-02T10:00:00-08:00");
    let hold =
        |name: &str, student: &Student| Hold { id: id(name), student: student.id, by: school::okafor().id, reason: ASKED.to_owned(), at };
    let due = Take { destroy_on: "2026-12-01".parse().unwrap(), ..take(3) };
    for (student, kept) in [(school::maya(), true), (school::luis(), false)] {
        let mut records = agreed();
        records.push(due.clone().into());
        records.push(hold("hold", &student).into());
        let station = Station::with(&records);
        record(&station, id("take"), 3, true);
        station.send(Event::SignOut);
        assert_eq!(wrapped_key(&station).is_some(), kept);
    }
    assert_eq!(practice().student, school::maya().id);
}

#[test]
fn of_two_holds_both_have_to_be_lifted() {
    let at = moment("2026-12-02T10:00:00-08:00");
    let (by, student, reason) = (school::okafor().id, school::maya().id, String::new());
    let hold = |name: &str| Hold { id: id(name), student, by, reason: reason.clone(), at };
    let lifted = HoldLifted { id: id("lifted"), hold: id("one"), student, by, at };
    let station = Station::with(&agreed());
    let (mut store, _) = askwell::storage::Store::open(station.path(), &station_file().origin()).unwrap();
    store.keep(&[hold("one").into(), hold("two").into(), lifted.into()]).unwrap();
    assert_eq!(store.open_holds(student).unwrap(), [hold("two")]);
    assert_eq!(store.takes_due("2030-01-01".parse().unwrap()).unwrap(), []);
    let other = HoldLifted { id: id("lifted 2"), hold: id("two"), student, by, at };
    store.keep(&[other.into()]).unwrap();
    assert_eq!(store.takes_due("2030-01-01".parse().unwrap()).unwrap().len(), 1);
}
