//! Booking a time.

use crate::calling::{at, booked, chosen, one, screen};
use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::call::phone::{Event as Phone, Start};
use askwell::flow::{Event, Screen};
use proptest::prelude::*;

fn writing_down() -> Station {
    at(Screen::Booking, vec![chosen().into()])
}

#[test]
fn a_date_is_written_down_and_kept() {
    let station = writing_down();
    assert_eq!(station.written("Their number"), "(503) 555-0142");
    station.tap("Tuesday, December 8");
    station.tap("2:00 PM");
    station.tap(":30");
    station.tap("25 minutes");
    station.see("Tuesday, December 8, 2:30 PM");
    station.write("My number, or the school's", "503-555-0100");
    station.tap("Save the date");
    assert_eq!(screen(&station), Screen::Journey);
    let booking = one(&station, |one| one.interview.booking.clone()).unwrap();
    assert_eq!(booking.starts, moment("2026-12-08T14:30:00-08:00"));
    assert_eq!((booking.minutes, booking.medium, booking.caller), (25, Medium::Phone, Caller::Student));
    assert_eq!(booking.student_number, "503-555-0100");
}

#[test]
fn the_number_of_the_call_plan_is_filled_in() {
    let mut plan = CallPlan::new(school::first_interview(&school::maya()), school::maya().id);
    plan.number = "503-555-0100".to_owned();
    let station = at(Screen::Booking, vec![chosen().into(), plan.into()]);
    assert_eq!(station.written("My number, or the school's"), "503-555-0100");
}

/// A call back that ended with a date, logged, so that the booking is on the screen.
fn after_a_call(slots: [&str; 3], answers: &[&str]) -> Station {
    let mut plan = CallPlan::new(school::first_interview(&school::maya()), school::maya().id);
    plan.slots = slots.map(str::to_owned);
    plan.number = "503-555-0100".to_owned();
    let station = at(Screen::Phone, vec![chosen().into(), plan.into()]);
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    for answer in answers {
        station.send(Event::Phone(Phone::Answer((*answer).to_owned())));
    }
    station.send(Event::Phone(Phone::Over));
    station.tap("On to the date");
    assert_eq!(screen(&station), Screen::Booking);
    station
}

const SLOTS: [&str; 3] = ["Tuesday, December 8, at 10", "Wednesday at 2:30", "Friday at 9"];

#[test]
fn the_booking_begins_with_what_was_agreed_on_the_phone() {
    let yes = ["know-them", "yes", "second-works", "video", "their-link", "correct", "got-both", "goodbye"];
    let station = after_a_call(SLOTS, &yes);
    station.see("Wednesday, December 9, 2:30 PM");
    station.see("You wrote down: Wednesday at 2:30");
    station.see("You offered: Tuesday, December 8, at 10 · Wednesday at 2:30 · Friday at 9");
    station.see("Wed, Dec 9, 2:30 PM, 20 minutes, by video. They send you the link.");
    station.tap("Save the date");
    let booking = one(&station, |one| one.interview.booking.clone()).unwrap();
    assert_eq!(booking.starts, moment("2026-12-09T14:30:00-08:00"));
    assert_eq!((booking.medium, booking.caller), (Medium::Video, Caller::Employee));
}

#[test]
fn what_was_agreed_last_counts() {
    let yes = ["know-them", "yes", "first-works", "phone", "wrote-it", "fix-it", "new-time", "third-works", "video", "phone-instead"];
    let station = after_a_call(SLOTS, &[&yes[..], &["they-call-me", "correct", "got-both", "goodbye"]].concat());
    station.see("Fri, Dec 4, 9:00 AM, 20 minutes, by phone. They call you: 503-555-0100");
}

#[test]
fn a_time_of_theirs_is_chosen_on_the_booking() {
    let yes = ["know-them", "yes", "their-time", "phone", "same-number", "correct", "got-both", "goodbye"];
    let station = after_a_call(SLOTS, &yes);
    station.see_not("You wrote down:");
    station.see("No day chosen yet, 20 minutes, by phone. You call them: (503) 555-0142");
}

#[test]
fn the_summary_follows_each_choice() {
    let station = writing_down();
    station.see("No day chosen yet, 20 minutes, by phone. You call them: (503) 555-0142");
    station.tap("Tuesday, December 8");
    station.see("Tue, Dec 8, no time chosen yet, 20 minutes");
    station.tap("2:00 PM");
    station.tap("25 minutes");
    station.tap("They call me");
    station.see("Tue, Dec 8, 2:00 PM, 25 minutes, by phone. Your number is missing.");
    station.write("My number, or the school's", "503-555-0100");
    station.see("They call you: 503-555-0100");
}

/// Luis's time at this station, on the day and near the hour of Maya's.
fn luis_booked() -> Record {
    let luis = school::luis();
    let mut interview = Interview::new(school::first_interview(&luis), luis.id, 1);
    interview.booking = booked().booking.map(|booking| Booking { starts: moment("2026-12-08T14:30:00-08:00"), minutes: 20, ..booking });
    interview.into()
}

fn in_the_time_of_luis() -> Station {
    let station = at(Screen::Booking, vec![chosen().into(), luis_booked()]);
    station.give_pin(school::okafor().id.0, "246813");
    station.tap("Tuesday, December 8");
    station.tap("2:00 PM");
    station.tap(":30");
    station.see("This station is taken then, 2:30 PM to 2:50 PM.");
    station.see_not("Luis");
    station.tap("Save the date");
    assert_eq!(one(&station, |one| one.interview.booking.clone()), None);
    station
}

#[test]
fn a_time_at_which_another_student_sits_here_is_said_and_another_one_is_free() {
    let station = in_the_time_of_luis();
    station.tap("3:00 PM");
    station.tap(":00");
    station.see_not("This station is taken then");
    station.tap("Save the date");
    assert_eq!(one(&station, |one| one.interview.booking.as_ref().unwrap().starts), moment("2026-12-08T15:00:00-08:00"));
}

#[test]
fn an_adult_allows_two_interviews_at_one_time() {
    let station = in_the_time_of_luis();
    station.tap("An adult allows it");
    station.send(Event::Gate(askwell::flow::door::gate::Event::Adult(school::okafor().id)));
    station.digits("246813");
    assert_eq!(one(&station, |one| one.interview.booking.as_ref().unwrap().starts), moment("2026-12-08T14:30:00-08:00"));
    assert_eq!(screen(&station), Screen::Journey);
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'allow_clash'"), 1);
    // What was allowed once is not asked about again.
    station.send(Event::Go(Screen::Booking));
    station.see_not("This station is taken then");
}

#[test]
fn a_missing_day_or_time_is_asked_for_kindly() {
    let station = writing_down();
    station.tap("Save the date");
    station.see("Please choose the day you agreed on.");
    station.tap("Tuesday, December 8");
    station.see_not("Please choose the day you agreed on.");
    station.tap("Save the date");
    station.see("Please choose the time you agreed on.");
    assert_eq!(one(&station, |one| one.interview.booking.clone()), None);
}

#[test]
fn a_time_that_has_passed_is_refused_kindly() {
    let station = writing_down();
    station.tap("Monday, December 7");
    for _ in 0..4 {
        station.tap("A day earlier");
    }
    station.see("Thursday, December 3");
    station.tap("8:00 AM");
    station.tap("Save the date");
    station.see("That time has passed already.");
    station.tap("11:00 AM");
    station.tap("Save the date");
    assert_eq!(screen(&station), Screen::Journey);
}

#[test]
fn two_interviews_at_one_time_are_refused_kindly() {
    let maya = school::maya();
    let two = Campaign { quota: 2, ..school::campaign() };
    let other = InterviewId::from_school(&maya.id.to_string(), "2");
    let other = Interview { booking: booked().booking, contact: Some(school::rivera().id), ..Interview::new(other, maya.id, 2) };
    let station = at(Screen::Booking, vec![two.into(), chosen().into(), other.into()]);
    station.tap("Tuesday, December 8");
    station.tap("2:00 PM");
    station.tap(":45");
    station.tap("Save the date");
    station.see("You have another interview at that time.");
    station.tap("3:00 PM");
    station.tap("Save the date");
    assert_eq!(screen(&station), Screen::Journey);
}

#[test]
fn the_number_that_will_be_called_must_be_there() {
    let station = writing_down();
    station.tap("Tuesday, December 8");
    station.tap("10:00 AM");
    station.tap("They call me");
    station.tap("Save the date");
    station.see("Please write your number, so that they can call you.");
    station.tap("By video");
    station.tap("I send the link");
    station.write("Their number", "");
    station.tap("Save the date");
    station.see("Please write their number, so that you can call them.");
}

#[test]
fn a_number_is_never_given_as_the_link_of_a_video_meeting() {
    let station = writing_down();
    station.tap("Tuesday, December 8");
    station.tap("10:00 AM");
    station.tap("By video");
    station.tap("They send the link");
    station.write("My number, or the school's", "503-555-0100");
    assert_eq!(station.written("The link of the video meeting"), "");
    station.see("by video. They send you the link.");
    station.write("The link of the video meeting", "https://meet.example/abc");
    station.see("by video. They send the link: https://meet.example/abc");
    station.tap("Save the date");
    let booking = one(&station, |one| one.interview.booking.clone()).unwrap();
    assert_eq!((booking.meeting(), booking.their_phone()), ("https://meet.example/abc", "(503) 555-0142"));
    // A record of before keeps the link in the place of the number.
    let old = Booking { link: String::new(), employee_number: "https://meet.example/old".to_owned(), ..booking };
    assert_eq!((old.meeting(), old.their_phone()), ("https://meet.example/old", ""));
    assert_eq!(Booking { employee_number: "(503) 555-0142 ext. 12".to_owned(), ..old }.meeting(), "");
}

#[test]
fn moving_a_date_takes_the_confirmation_and_the_check_back() {
    let (id, student) = (school::first_interview(&school::maya()), school::maya().id);
    let at_nine = Some(moment("2026-12-02T09:00:00-08:00"));
    let confirmation = Confirmation {
        text: "…".to_owned(),
        outbox_at: at_nine,
        sent_at: at_nine,
        ..InterviewFile::new(Interview::new(id, student, 1)).confirmation
    };
    let mut readiness = InterviewFile::new(booked()).readiness;
    readiness.passed_at = at_nine;
    let station = at(Screen::Booking, vec![booked().into(), confirmation.into(), readiness.into()]);
    station.tap("Save the date");
    assert!(one(&station, |one| one.confirmation.sent_at.is_some() && one.readiness.passed_at.is_some()), "nothing was moved");
    station.send(askwell::flow::Event::Go(Screen::Booking));
    station.tap("Wednesday, December 9");
    station.tap("Save the date");
    assert!(one(&station, |one| !one.confirmation.on_its_way() && one.readiness.passed_at.is_none()));
}

#[test]
fn what_is_half_written_of_a_date_survives_a_power_cut() {
    let station = writing_down();
    station.tap("Tuesday, December 8");
    station.write("Their number", "503 555 0199");
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment("2026-12-03T09:20:00-08:00"));
    station.send(askwell::flow::Event::SignIn(askwell::flow::door::sign_in::Event::GoOn));
    station.digits("4711");
    crate::calling::unroll(&station);
    assert_eq!(screen(&station), Screen::Booking);
    assert_eq!(station.written("Their number"), "503 555 0199");
    station.see("Tuesday, December 8");
}

proptest! {
    #[test]
    fn a_date_that_is_taken_is_later_than_now_of_a_right_length_and_clashes_with_none(
        day in 0_u64..20, hour in 0_u32..24, quarter in 0_u32..4, minutes in 0_u32..60, other_hour in 0_u32..24, number in "[0-9]{0,3}"
    ) {
        let now = moment(crate::station::NOW);
        let first = now.date_naive();
        let draft = BookingDraft {
            day: Some(add_days(first, day)),
            hour: Some(hour),
            minute: Some(quarter * 15),
            minutes,
            medium: Medium::Phone,
            caller: Caller::Student,
            student_number: String::new(),
            employee_number: number.clone(),
            link: String::new(),
            agreed: String::new(),
        };
        let other = Booking { starts: now + chrono::Duration::hours(i64::from(other_hour)), ..crate::calling::booking() };
        if let Ok(one) = askwell::flow::call::booking::booking(&draft, now, std::slice::from_ref(&other)) {
            prop_assert!(one.starts > now && MINUTES.contains(&one.minutes) && !number.is_empty());
            prop_assert!(one.ends() <= other.starts || other.ends() <= one.starts);
        }
    }
}

/// The campaign of the stories with a quiet room in the mornings and one in the afternoons.
fn with_rooms() -> Record {
    let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let campaign = school::campaign();
    let room = |name: &str, from, to| RoomTime {
        room: name.to_owned(),
        telephone: "(503) 555-0112".to_owned(),
        adult: Some(school::boone().id),
        first: campaign.window_start,
        last: campaign.window_end,
        from: time(from),
        to: time(to),
    };
    Campaign { rooms: vec![room("Room 12", 9, 12), room("Library", 14, 16)], holidays: ["2026-12-09".parse().unwrap()].into(), ..campaign }
        .into()
}

/// Luis's time in the library, at another station.
fn luis_in_the_library() -> Record {
    let Record::Interview(mut one) = luis_booked() else { panic!("no interview") };
    one.booking = one.booking.map(|booking| Booking { room: "Library".to_owned(), ..booking });
    one.into()
}

#[test]
fn a_student_is_told_which_quiet_room_is_free_and_finds_it_again_on_the_journey() {
    let station = at(Screen::Booking, vec![with_rooms(), chosen().into()]);
    station.tap("Tuesday, December 8");
    station.see("Quiet rooms that day: 9:00 AM – 12:00 PM · 2:00 PM – 4:00 PM");
    station.tap("11:00 AM");
    station.tap(":45");
    station.see("No quiet room is free then.");
    station.tap(":30");
    station.see("Your quiet room then: Room 12 · (503) 555-0112 · Mr. Boone");
    station.tap("Save the date");
    assert_eq!(one(&station, |one| one.interview.booking.as_ref().unwrap().room.clone()), "Room 12");
    station.see("Room 12");
    station.send(Event::Go(Screen::Ready));
    station.see("Room 12 · (503) 555-0112 · Mr. Boone");
}

#[test]
fn a_room_in_which_another_student_calls_then_is_not_free() {
    let station = at(Screen::Booking, vec![with_rooms(), chosen().into(), luis_in_the_library()]);
    station.tap("Tuesday, December 8");
    station.tap("2:00 PM");
    station.tap(":45");
    station.see("No quiet room is free then.");
    station.tap("3:00 PM");
    station.tap(":00");
    station.see("Your quiet room then: Library");
}

#[test]
fn a_day_without_school_is_not_offered_and_said_where_it_is_chosen_all_the_same() {
    let station = at(Screen::Booking, vec![with_rooms(), chosen().into()]);
    assert!(station.shows("Tuesday, December 8") && !station.shows("Wednesday, December 9"));
    station.tap("Tuesday, December 8");
    station.see_not("There is no school on that day.");
    station.tap("A day later");
    station.see("There is no school on that day.");
    station.see_not("Quiet rooms that day");
}

#[test]
fn another_room_for_the_same_time_is_nothing_to_confirm_again() {
    let since = moment("2026-12-02T10:00:00-08:00");
    let file = InterviewFile::new(booked());
    let confirmation = Confirmation { outbox_at: Some(since), ..file.confirmation };
    let station = at(Screen::Booking, vec![with_rooms(), booked().into(), confirmation.into()]);
    station.see("Your quiet room then: Library");
    station.tap("Save the date");
    assert_eq!(one(&station, |one| one.interview.booking.as_ref().unwrap().room.clone()), "Library");
    assert_eq!(one(&station, |one| one.confirmation.outbox_at), Some(since));
}
