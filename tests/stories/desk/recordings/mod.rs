//! Practice recordings at the teacher's desk: listening with everybody's consent, rating, and taking back for somebody.

mod clock;
mod copy;
mod hold;

use crate::calling::{kept, screen, unroll};
use crate::practice::listen::{consent, id, practice, record, records, take, wrapped_key};
use crate::school;
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::effects::playback;
use askwell::flow::{Event, Reply, Screen};
use std::time::Duration;

const PIN: &str = "246813";
pub const TILE: &str = "Maya R. · Nov 20 · with Ms. Okafor";

/// Everything said and done in Maya's recorded practice, and that both voices let a teacher listen.
pub fn agreed() -> Vec<Record> {
    let mut all = school::records();
    all.extend(records(take(3)));
    all.push(said(Voice::Student(school::maya().id), &[Use::Record, Use::TeacherMayListen]));
    all
}

/// What a voice said later.
pub fn said(voice: Voice, uses: &[Use]) -> Record {
    let one = consent(voice, uses);
    Consent { id: id(&format!("later {:?}", one.voice)), given_at: one.given_at + chrono::Duration::minutes(1), ..one }.into()
}

pub fn own_rating() -> Record {
    let one = practice();
    let mut rating = PracticeRating::new(one.id, one.interview, one.student, Rater::Asker);
    rating.levels = Criterion::ALL.iter().map(|criterion| (*criterion, 2.try_into().unwrap())).collect();
    rating.done_at = Some(one.at);
    rating.into()
}

/// An adult signs in at a station that holds the recording.
pub fn sign_in(station: &Station, adult: &Adult) {
    station.give_pin(adult.id.0, PIN);
    station.tap(if adult.role == Role::Standby { "Standby adult" } else { "Teacher" });
    station.digits(PIN);
    unroll(station);
}

pub fn desk(records: &[Record]) -> Station {
    let station = Station::with(records);
    record(&station, id("take"), 3, true);
    sign_in(&station, &school::okafor());
    station
}

/// The teacher looks at the one recording there is.
pub fn at_hand(records: &[Record]) -> Station {
    let station = desk(records);
    station.tap_starting("Practice recordings, ");
    let tile = station.words().into_iter().find(|words| words.starts_with(TILE)).unwrap();
    station.tap(&tile);
    station
}

fn value(station: &Station, sql: &str) -> String {
    station.settle();
    station.database().query_row(sql, [], |row| row.get(0)).unwrap()
}

pub fn audits(station: &Station, action: &str) -> i64 {
    station.settle();
    station.count(&format!("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = '{action}'"))
}

#[test]
fn a_teacher_sees_every_recording_with_what_may_be_done_with_it_and_until_when() {
    let station = desk(&agreed());
    station.tap_starting("Practice recordings, ");
    assert_eq!(screen(&station), Screen::Recordings);
    station.see("Maya R. · Nov 20 · with Ms. Okafor, 0:03 long · a teacher may listen · not rated by an adult · destroyed on Jan 29, 2027");
    station.tap_starting("Today, ");
    assert_eq!(screen(&station), Screen::Desk);
}

#[test]
fn without_a_recording_the_list_says_so() {
    let station = Station::with(&school::records());
    sign_in(&station, &school::okafor());
    station.tap_starting("Practice recordings, ");
    station.see("There are no recordings.");
}

#[test]
fn a_teacher_listens_and_comments_at_a_second_and_the_student_reads_who_wrote() {
    let station = at_hand(&agreed());
    station.see("Everybody who speaks in it agreed that a teacher may listen.");
    station.tap("Listen");
    assert_eq!(screen(&station), Screen::Listen);
    station.see("Maya R., practice on Nov 20 with Ms. Okafor");
    station.see("At 0:00 of 0:03");
    station.tap("Star, 0:02");
    station.write("Your comment", "Well waited.");
    station.tap("Add at 0:02");
    station.see("Well waited., 0:02 · Your comment");
    station.tap("Back");
    assert_eq!(screen(&station), Screen::Recordings);
    station.tap("Back");
    assert_eq!(value(&station, "SELECT body ->> '$.by.adult' FROM fact WHERE kind = 'time_comment'"), school::okafor().id.to_string());
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Practice));
    unroll(&station);
    station.tap("Listen, Nov 20 · 12 min · with Ms. Okafor");
    station.see("Well waited., 0:02 · Comment by an adult");
}

#[test]
fn where_one_voice_did_not_let_a_teacher_listen_nothing_is_heard_and_it_is_told() {
    let mut all = school::records();
    all.extend(records(take(3)));
    let station = at_hand(&all);
    station.see("Not everybody who speaks in it agreed that a teacher may listen. So you cannot hear it.");
    assert!(!station.enabled("Listen"));
    // Even past the closed door there is nothing to hear.
    station.send(Event::Recordings(askwell::flow::desk::recordings::Event::Listen));
    station.see("Not everybody who speaks in this recording agreed that a teacher may listen.");
    assert!(!station.effects().iter().any(|effect| effect.starts_with("OpenTake")));
    station.tap("Back to the recordings");
    assert_eq!(screen(&station), Screen::Recordings);
}

#[test]
fn a_standby_adult_sees_no_recording_and_comes_to_none() {
    let station = Station::with(&agreed());
    record(&station, id("take"), 3, true);
    sign_in(&station, &school::boone());
    station.see_not("Practice recordings");
    station.send(Event::Recordings(askwell::flow::desk::recordings::Event::Show));
    assert_eq!(screen(&station), Screen::Desk);
    assert!(!station.effects().iter().any(|effect| effect == "ReadRecordings"));
}

#[test]
fn a_signed_in_teacher_rates_blind_without_a_second_pin_and_then_both_stand_side_by_side() {
    let mut all = agreed();
    all.push(own_rating());
    let station = at_hand(&all);
    station.tap("Rate it");
    station.see("Ms. Okafor rates");
    station.see_not("Getting there. Some questions invited a story.");
    let names: Vec<String> = station.words().into_iter().filter(|words| words.ends_with(": Strong")).collect();
    assert_eq!(names.len(), 8);
    for name in &names {
        station.tap(name);
    }
    station.tap("Done");
    station.see("Maya R.: Getting there. Some questions invited a story.");
    station.see("Ms. Okafor: Strong. Nearly every question made the other person think and tell.");
    station.tap("Back to the recordings");
    station.settle();
    station.see("An adult has rated this practice.");
    assert_eq!(audits(&station, "rate_practice"), 1);
    station.tap("How it was rated");
    station.see("The square is Maya R., the ring is Ms. Okafor.");
    assert_eq!(audits(&station, "rate_practice"), 1);
}

#[test]
fn the_student_rates_first() {
    let station = at_hand(&agreed());
    station.see("The student has not rated this practice yet.");
    assert!(!station.enabled("Rate it"));
    station.send(Event::Recordings(askwell::flow::desk::recordings::Event::Rate));
    assert_eq!(screen(&station), Screen::Recordings);
}

#[test]
fn a_teacher_takes_it_back_for_a_voice_that_asked() {
    let station = at_hand(&agreed());
    station.tap("Take the recording back");
    station.see("Who asked for it?");
    station.tap("Destroy it for Maya R.");
    station.see("This recording is gone");
    station.see("Taken back by: Maya Reyes, through Ms. Okafor");
    assert_eq!(wrapped_key(&station), None);
    assert_eq!(audits(&station, "withdraw_recording"), 1);
    assert_eq!(value(&station, "SELECT body ->> '$.through' FROM fact WHERE kind = 'withdrawal'"), school::okafor().id.to_string());
    station.tap("Back to the recordings");
    station.see("There are no recordings.");
}

#[test]
fn a_teacher_takes_it_back_for_a_guardian_also_where_no_teacher_may_listen() {
    let mut all = school::records();
    all.extend(records(take(3)));
    let station = at_hand(&all);
    station.tap("Take the recording back");
    station.tap("A guardian wants it gone");
    station.see("Taken back by: a guardian of Maya Reyes, through Ms. Okafor");
    assert_eq!((wrapped_key(&station), kept(&station, "withdrawal")), (None, 1));
    assert_eq!(audits(&station, "withdraw_recording"), 1);
}

#[test]
fn the_teachers_own_voice_is_taken_back_by_the_teacher() {
    let station = at_hand(&agreed());
    station.tap("Take the recording back");
    station.tap("Destroy it for Ms. Okafor");
    station.see("Taken back by: Ms. Okafor");
    station.see_not("through");
}

#[test]
fn a_desk_that_nobody_touches_is_locked_and_falls_silent() {
    let station = at_hand(&agreed());
    station.tap("Listen");
    // As with a loudspeaker.
    let mut opened = station.look(|state| askwell::flow::practice::at_hand::open_sound(state).unwrap().clone());
    opened.speaker = true;
    let take = opened.take;
    station.send(Event::Reply(Reply::TakeOpened(Box::new(opened))));
    station.tap("Play");
    let heard = playback::Heard { take, frame: 9, playing: playback::Playing::Playing, speed: 100, damaged: false };
    for _ in 0..22 {
        station.send(Event::Reply(Reply::Playback(heard)));
        station.pass(Duration::from_secs(10));
    }
    assert_eq!(screen(&station), Screen::Welcome);
    assert!(station.effects().iter().rev().any(|effect| effect == "CloseTake"));
    assert!(station.look(|state| state.desk.adult.is_none() && state.desk.recordings.list.is_none()));
    station.see_not("Maya");
}

#[test]
fn a_comment_that_was_not_added_yet_is_kept_when_the_desk_is_left() {
    let station = at_hand(&agreed());
    station.tap("Listen");
    station.write("Your comment", "Ask why more often.");
    station.send(Event::SignOut);
    assert_eq!(kept(&station, "time_comment"), 1);
}

#[test]
fn what_is_destroyed_this_week_is_told_on_the_desk_with_its_day() {
    let mut records = agreed();
    records.push(Take { destroy_on: "2026-12-10".parse().unwrap(), ..take(3) }.into());
    records.push(Take { id: id("later"), destroy_on: "2026-12-11".parse().unwrap(), ..take(3) }.into());
    let held = StudentId::from_school(school::SCHOOL, "AC-1002");
    records.push(Take { id: id("held"), student: held, destroy_on: "2026-12-04".parse().unwrap(), ..take(3) }.into());
    let at = take(3).started_at;
    records.push(Hold { id: id("hold"), student: held, by: school::okafor().id, reason: String::new(), at }.into());
    let station = desk(&records);
    station.see("Recordings on hold: 1, Luis A. Dec 4");
    station.tap("Recordings destroyed in the next 7 days: 1, Maya R. Dec 10");
    station.see("Destroyed in the next 7 days");
    station.see("On hold");
    let told: Vec<String> = station.words().into_iter().filter(|words| words.contains("with Ms. Okafor, ")).collect();
    assert_eq!(told.len(), 3);
    assert!(told[0].contains("Maya R.") && told[0].contains("destroyed on Dec 10, 2026"));
    assert!(told[1].contains("Luis A.") && told[1].contains("on hold"));
    assert!(told[2].contains("destroyed on Dec 11, 2026 · on another station"));
}
