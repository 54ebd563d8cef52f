//! A clock that jumps far ahead destroys nothing by date until a teacher says that it is right.

use super::{agreed, audits, sign_in};
use crate::practice::listen::{id, practice, record, take, wrapped_key};
use crate::school;
use crate::station::{Station, moment, station_file};
use askwell::domain::*;
use askwell::storage::PrivateStore;
use std::rc::Rc;

const QUESTION: &str = "The clock says Jan 30, 2030; this station was last used on Dec 3, 2026. Is that right?";

/// A station that was used on December 3, 2026, switched on at another time.
fn later(time: &str) -> Station {
    let station = Station::with(&agreed());
    record(&station, id("take"), 3, true);
    let data = station.pull_the_plug();
    Station::on(data, moment(time))
}

fn last_used(station: &Station) -> String {
    PrivateStore::open(station.path()).unwrap().0.last_used().unwrap().unwrap().to_string()
}

#[test]
fn after_a_jump_nothing_is_destroyed_by_date_and_a_teacher_is_asked() {
    let station = later("2030-01-30T09:00:00-08:00");
    assert!(wrapped_key(&station).is_some());
    sign_in(&station, &school::okafor());
    station.see(QUESTION);
    station.tap("Yes, the date is right");
    station.see_not("Is that right?");
    assert_eq!((wrapped_key(&station), last_used(&station).as_str()), (None, "2030-01-30"));
    assert_eq!(audits(&station, "confirm_clock"), 1);
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'expired'"), 1);
}

#[test]
fn the_question_is_there_in_spanish_and_not_for_a_standby_adult() {
    let station = later("2030-01-30T09:00:00-08:00");
    sign_in(&station, &school::boone());
    station.see_not("Is that right?");
    station.tap("Sign out");
    sign_in(&station, &school::okafor());
    station.tap("Español");
    station.see("El reloj dice 30 ene 2030; esta estación se usó por última vez el 3 dic 2026.");
}

#[test]
fn unanswered_it_waits_however_often_the_station_is_switched_on() {
    let station = later("2030-01-30T09:00:00-08:00");
    let data = station.pull_the_plug();
    let station = Station::on(Rc::clone(&data), moment("2030-01-31T09:00:00-08:00"));
    assert!(wrapped_key(&station).is_some());
    assert_eq!(last_used(&station), "2026-12-03");
    // The clock was wrong and is set right: all goes on by itself.
    let data = station.pull_the_plug();
    let station = Station::on(data, moment("2026-12-04T09:00:00-08:00"));
    sign_in(&station, &school::okafor());
    station.see_not("Is that right?");
    assert_eq!(last_used(&station), "2026-12-04");
}

#[test]
fn what_was_taken_back_waits_for_no_clock() {
    let station = later("2030-01-30T09:00:00-08:00");
    let Take { interview, student, started_at: at, .. } = take(3);
    let voice = Voice::Student(student);
    let withdrawal = Withdrawal { id: id("w"), practice: practice().id, interview, student, voice, through: None, voice_asked: false, at };
    let (mut store, _) = askwell::storage::Store::open(station.path(), &station_file().origin()).unwrap();
    store.keep(&[withdrawal.into()]).unwrap();
    drop(store);
    let station = Station::on(station.pull_the_plug(), moment("2030-01-30T10:00:00-08:00"));
    assert_eq!(wrapped_key(&station), None);
}

#[test]
fn a_clock_that_was_set_back_changes_nothing() {
    let station = later("2026-11-01T09:00:00-08:00");
    assert_eq!(last_used(&station), "2026-12-03");
    assert!(wrapped_key(&station).is_some());
    sign_in(&station, &school::okafor());
    station.see_not("Is that right?");
}

#[test]
fn forty_five_days_are_a_long_break_and_one_more_is_asked_about() {
    for (time, asked) in [("2027-01-17T09:00:00-08:00", false), ("2027-01-18T09:00:00-08:00", true)] {
        let station = later(time);
        sign_in(&station, &school::okafor());
        assert_eq!(station.says("Is that right?"), asked, "{time}");
    }
}
