//! A teacher books a practice with a student, and both see when it is.

use crate::calling::{at_the_desk, desk_of, kept, screen, unroll};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::desk::practice_booking::Event as Practicing;
use askwell::flow::{Event, Screen};

fn booking(student: &Student, starts: &str) -> PracticeBooking {
    PracticeBooking {
        interview: school::first_interview(student),
        student: student.id,
        with: school::okafor().id,
        starts: moment(starts),
        minutes: 20,
        canceled: false,
    }
}

fn at_mayas_page(more: impl IntoIterator<Item = Record>) -> Station {
    let station = at_the_desk(std::iter::once(crate::calling::interview().into()).chain(more));
    station.tap_starting("Classes, ");
    station.tap("Period 3");
    station.tap_starting("Maya Reyes");
    station
}

fn choose(station: &Station, day: &str, hour: &str, quarter: &str) {
    station.tap("Book a practice");
    station.tap(day);
    station.tap(hour);
    station.tap(quarter);
}

#[test]
fn a_practice_is_booked_and_the_student_sees_when_and_with_whom() {
    let station = at_mayas_page([]);
    choose(&station, "Tue, Dec 8", "10:00 AM", ":30");
    station.tap("Book it");
    station.see("Booked with Ms. Okafor: Tuesday, December 8, 10:30 AM");
    assert_eq!((kept(&station, "practice_booking"), kept(&station, "audit")), (1, 1));
    station.tap("Back");
    station.tap("Sign out");
    station.give_pin(school::maya().id.0, "4829");
    for tile in ["Start", "Period 3", "Maya R."] {
        station.tap(tile);
    }
    station.digits("4829");
    station.see("Ms. Okafor · Tuesday, December 8, 10:30 AM");
}

#[test]
fn a_practice_of_today_stands_on_the_desk_until_it_is_canceled() {
    let booked = booking(&school::maya(), "2026-12-03T14:00:00-08:00");
    let station = at_the_desk([crate::calling::interview().into(), booked.into()]);
    station.see("Maya R. · practice today at 2:00 PM");
    station.tap_starting("Maya R. · practice today");
    station.see("Booked with Ms. Okafor: Thursday, December 3, 2:00 PM");
    station.tap("Cancel the practice");
    station.see("Book a practice");
    station.tap("Back");
    station.see_not("practice today");
}

#[test]
fn what_another_teacher_booked_stands_on_their_desk_and_not_on_mine() {
    let castellanos =
        Adult { id: AdultId::from_school(school::SCHOOL, "castellanos"), name: "Mr. Castellanos".to_owned(), role: Role::Teacher };
    let theirs = Student { teacher: castellanos.name.clone(), ..school::student(2001, "Zoe", "Young") };
    let one = PracticeBooking { with: castellanos.id, ..booking(&theirs, "2026-12-03T14:00:00-08:00") };
    let mut records = school::records();
    records.extend([castellanos.into(), theirs.into(), one.into()]);
    let station = Station::with(&records);
    unroll(&station);
    station.adult_signs_in(&school::okafor());
    station.see_not("practice today");
    station.tap("Everybody");
    station.see("Zoe Y. · practice today at 2:00 PM");
}

#[test]
fn a_time_that_is_over_is_not_booked_and_says_why() {
    let station = at_mayas_page([]);
    choose(&station, "Thu, Dec 3", "8:00 AM", ":00");
    station.see("That time is over.");
    assert!(!station.enabled("Book it"));
    station.tap("11:00 AM");
    station.see_not("That time is over.");
    assert!(station.enabled("Book it"));
    station.tap("Not now");
    station.see("Book a practice");
    assert_eq!(kept(&station, "practice_booking"), 0);
}

#[test]
fn one_teacher_does_not_practice_with_two_students_at_once() {
    let station = at_mayas_page([booking(&school::luis(), "2026-12-08T10:30:00-08:00").into()]);
    choose(&station, "Tue, Dec 8", "10:00 AM", ":15");
    station.see("You practice with Luis A. at that time.");
    assert!(!station.enabled("Book it"));
    station.send(Event::PracticeBooking(Practicing::Book));
    assert_eq!(kept(&station, "practice_booking"), 1);
    // Right before it there is time.
    station.tap(":00");
    assert!(station.enabled("Book it"));
}

#[test]
fn a_day_alone_books_nothing() {
    let station = at_mayas_page([]);
    station.tap("Book a practice");
    station.tap("Tue, Dec 8");
    assert!(!station.enabled("Book it"));
}

#[test]
fn the_practices_there_were_stand_on_the_page() {
    let practice = Practice {
        id: RecordId(uuid::Uuid::from_u128(5)),
        interview: school::first_interview(&school::maya()),
        student: school::maya().id,
        with: "Ms. Okafor".to_owned(),
        at: moment("2026-12-01T10:00:00-08:00"),
        minutes: 12,
        recorded: false,
        comment_draft: None,
    };
    let station = at_mayas_page([practice.into()]);
    station.see("Dec 1, 2026 · Ms. Okafor · 12 min");
}

#[test]
fn a_practice_that_was_booked_for_yesterday_is_over() {
    let station = at_mayas_page([booking(&school::maya(), "2026-12-02T14:00:00-08:00").into()]);
    station.see("Book a practice");
    station.see_not("Booked with");
    assert!(moment(NOW) > moment("2026-12-02T14:00:00-08:00"));
}

#[test]
fn somebody_who_stands_by_books_nothing() {
    let station = desk_of(&school::boone(), []);
    station.send(Event::PracticeBooking(Practicing::Begin));
    assert!(station.look(|state| state.desk.practice.is_none()) && screen(&station) == Screen::Desk);
}
