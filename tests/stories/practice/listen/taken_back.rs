//! Taking a recording back, and the day on which it is destroyed.

use super::*;
use askwell::flow::Event;
use askwell::flow::door::gate;
use std::rc::Rc;

#[test]
fn taking_it_back_asks_first_and_says_what_it_means() {
    let station = listening();
    station.tap("Take the recording back");
    station.see("It can never be heard again, by anybody.");
    station.tap("Keep it");
    station.see("At 0:00 of 0:03");
    assert!(wrapped_key(&station).is_some());
    assert_eq!(kept(&station, "withdrawal"), 0);
}

#[test]
fn taken_back_no_byte_of_key_or_sound_is_left_and_the_practice_stays() {
    let station = listening();
    let key = wrapped_key(&station).unwrap();
    let sealed = std::fs::read(folder(&station).join("sound-0.sealed")).unwrap();
    assert!(!holding(&station, &key).is_empty() && !holding(&station, &sealed[..400]).is_empty(), "the search finds nothing");
    take_it_back(&station);
    station.see("This recording is gone");
    station.see("Taken back by: Maya");
    station.see("When: Dec 3, 9:15 AM");
    station.see("Destroyed: the sound, its picture, and the key that opened it");
    for what in [&key[..], &sealed[..400]] {
        assert_eq!(holding(&station, what), Vec::<PathBuf>::new());
    }
    assert!(!folder(&station).exists());
    assert_eq!(kept(&station, "withdrawal"), 1);
    assert_eq!((kept(&station, "practice"), kept(&station, "time_mark")), (1, 3));
    let (take, through) = one(&station, |one| (one.takes[0].clone(), one.withdrawals[0].through));
    assert_eq!((take.ending, take.frames, through), (Some(Ending::Withdrawn), 0, None));
    station.tap("To my practice");
    station.see("How it went, Nov 20 · 12 min · with Ms. Okafor");
}

#[test]
fn whoever_answered_takes_their_voice_back_too() {
    let station = listening();
    station.tap("Take the recording back");
    station.see("Whose voice should not be kept?");
    station.tap("Destroy it for Ms. Okafor");
    station.see("Taken back for: Ms. Okafor, while Maya Reyes was signed in");
    let voice = one(&station, |one| one.withdrawals[0].voice.clone());
    assert_eq!(voice, Voice::Adult(school::okafor().id));
    assert_eq!((wrapped_key(&station), folder(&station).exists()), (None, false));
}

#[test]
fn a_destruction_that_a_power_cut_interrupts_is_finished_when_the_station_starts() {
    let station = listening();
    let reader = rusqlite::Connection::open(station.path().join("keys.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM take_key;").unwrap();
    reader.query_row("SELECT count(*) FROM take_key", [], |row| row.get::<_, i64>(0)).unwrap();
    take_it_back(&station);
    station.see("Nobody can listen to this recording any more");
    assert!(folder(&station).exists());
    let data = station.pull_the_plug();
    drop(reader);
    let station = Station::on(data, moment("2026-12-03T09:20:00-08:00"));
    assert_eq!((wrapped_key(&station), folder(&station).exists()), (None, false));
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'withdrawn'"), 1);
}

#[test]
fn what_was_taken_back_can_not_be_opened_again_and_has_a_receipt() {
    let station = listening();
    take_it_back(&station);
    station.tap("To my practice");
    assert!(!station.shows(LINE));
    station.tap("Taken back, Nov 20 · 12 min · with Ms. Okafor");
    station.see("This recording is gone");
    let opened = station.effects().iter().filter(|effect| effect.starts_with("OpenTake")).count();
    assert_eq!(opened, 1, "it was opened once, before it was taken back");
}

#[test]
fn the_receipt_is_there_in_spanish_too() {
    let station = listening();
    take_it_back(&station);
    station.tap("Español");
    station.see("Esta grabación ya no existe");
    station.see("Se destruyó: el sonido, su imagen y la llave que lo abría");
}

#[test]
fn a_guardian_takes_it_back_through_a_teacher_and_not_through_a_standby_adult() {
    let station = listening();
    station.give_pin(school::okafor().id.0, "246813");
    station.tap("Take the recording back");
    station.tap("A guardian wants it gone");
    station.see("Take a recording back");
    station.see_not("Mr. Boone");
    station.send(Event::Gate(gate::Event::Adult(school::okafor().id)));
    station.digits("246813");
    station.see("Taken back by: a guardian of Maya");
    station.see("through Ms. Okafor");
    assert_eq!(one(&station, |one| one.withdrawals[0].through), Some(school::okafor().id));
    assert_eq!(kept(&station, "withdrawal"), 1);
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'withdraw_recording'"), 1);
    assert_eq!(wrapped_key(&station), None);
}

#[test]
fn a_destruction_that_fails_is_told_and_tried_again() {
    let station = listening();
    // Somebody else reads the keys, so that the log can't be emptied of them.
    let reader = rusqlite::Connection::open(station.path().join("keys.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM take_key;").unwrap();
    let held = reader.query_row("SELECT count(*) FROM take_key", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(held, 1);
    take_it_back(&station);
    station.see("Nobody can listen to this recording any more");
    station.see("It was taken back, but its files could not be removed yet.");
    station.see_not("Destroyed: the sound");
    assert_eq!(kept(&station, "withdrawal"), 1);
    station.tap("To my practice");
    drop(reader);
    station.tap("Taken back, Nov 20 · 12 min · with Ms. Okafor");
    station.see("Destroyed: the sound, its picture, and the key that opened it");
    assert!(!folder(&station).exists());
    assert_eq!(kept(&station, "withdrawal"), 1);
}

#[test]
fn a_recording_whose_day_has_come_is_destroyed_when_the_station_starts() {
    let station = recorded(take(3));
    let other = id("another take");
    let later = Take { id: other, destroy_on: "2027-01-30".parse().unwrap(), ..take(3) };
    record(&station, other, 1, true);
    let (mut store, _) = askwell::storage::Store::open(station.path(), &crate::station::station_file().origin()).unwrap();
    store.keep(&[later.into()]).unwrap();
    drop(store);
    let key = wrapped_key(&station).unwrap();
    let data = station.pull_the_plug();
    // The station is used now and then, so that nobody doubts its clock.
    drop(Station::on(Rc::clone(&data), moment("2027-01-10T07:30:00-08:00")));
    let station = Station::on(Rc::clone(&data), moment("2027-01-29T07:30:00-08:00"));
    assert_eq!((wrapped_key(&station), holding(&station, &key)), (None, Vec::new()));
    let ending = "SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'expired' AND body ->> '$.frames' = 0";
    assert_eq!(station.count(ending), 1);
    assert!(station.path().join("recordings").join(other.to_string()).exists(), "one whose day is to come was destroyed");
}

#[test]
fn what_was_taken_back_at_another_station_is_destroyed_here() {
    let station = recorded(take(3));
    let Take { practice, interview, student, .. } = take(3);
    let at = moment("2026-12-02T10:00:00-08:00");
    let withdrawal =
        Withdrawal { id: id("w"), practice, interview, student, voice: Voice::Student(student), through: None, voice_asked: false, at };
    let (mut store, _) = askwell::storage::Store::open(station.path(), &crate::station::station_file().origin()).unwrap();
    store.keep(&[withdrawal.into()]).unwrap();
    drop(store);
    // The next student begins: no restart is needed.
    station.send(Event::SignOut);
    assert_eq!(wrapped_key(&station), None);
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'withdrawn'"), 1);
}
