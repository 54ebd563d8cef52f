//! The confirmation.

use crate::calling::{at, booked, booking, one, screen};
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::call::confirmation::{Missing, missing, text};
use askwell::flow::{Event, Screen};
use proptest::prelude::*;

fn writing() -> Station {
    at(Screen::Confirmation, vec![booked().into()])
}

#[test]
fn the_draft_holds_date_time_length_and_numbers_from_the_start() {
    let station = writing();
    let draft = station.written("The e-mail");
    for part in ["Hello Dr. Elena Rivera", "Tuesday, December 8", "2:30 PM", "20 minutes", "(503) 555-0100", "(503) 555-0142", "Maya Reyes"]
    {
        assert!(draft.contains(part), "{part} is not in {draft}");
    }
    station.see("Subject: Our talk on Tuesday, December 8");
    station.see("The date: there");
    assert!(station.enabled("Put it in the outbox"));
}

#[test]
fn a_draft_without_one_of_the_four_cannot_leave() {
    let station = writing();
    let whole = station.written("The e-mail");
    for (part, says) in [
        ("Tuesday, December 8", "The date: missing"),
        ("2:30 PM", "The time: missing"),
        ("20 minutes", "How long: missing"),
        ("(503) 555-0142", "The phone numbers: missing"),
    ] {
        station.write("The e-mail", &whole.replace(part, "soon"));
        station.see(says);
        assert!(!station.enabled("Put it in the outbox"));
        station.send(Event::Confirmation(askwell::flow::call::confirmation::Event::Outbox));
        station.send(Event::Confirmation(askwell::flow::call::confirmation::Event::Sent));
        assert!(!station.path().join("outbox").exists());
        assert!(one(&station, |one| !one.confirmation.on_its_way()));
    }
    station.tap("Write again from the booking");
    station.tap("Yes, write it again");
    assert_eq!(station.written("The e-mail"), whole);
}

#[test]
fn the_outbox_gets_a_mail_and_an_invitation() {
    let station = writing();
    station.tap("Put it in the outbox");
    let mail = std::fs::read_to_string(station.path().join("outbox/confirmation-maya-r-2026-12-08.eml")).unwrap();
    assert!(mail.contains("front.desk@rivera.example"));
    let calendar = std::fs::read_to_string(station.path().join("outbox/confirmation-maya-r-2026-12-08.ics")).unwrap();
    assert!(calendar.contains("20261208T223000Z"), "{calendar}");
    station.see("Your e-mail is in the outbox. An adult sends it.");
}

#[test]
fn what_lies_in_the_outbox_waits_for_an_adult_and_the_student_goes_on() {
    let station = writing();
    assert!(!station.shows("An adult sent it"));
    station.tap("Put it in the outbox");
    station.see("In the outbox since Dec 3, 9:15 AM: an adult sends it. You can go on.");
    assert!(one(&station, |one| one.confirmation.outbox_at.is_some() && one.confirmation.sent_at.is_none()));
    station.tap("Go on");
    assert_eq!(screen(&station), Screen::Journey);
    station.send(Event::Go(Screen::Ready));
    station.see("In the outbox, waiting to be sent.");
    assert!(station.shows("To the confirmation"));
}

#[test]
fn saying_it_was_sent_is_kept_and_leads_on() {
    let station = writing();
    station.tap("Put it in the outbox");
    station.tap("An adult sent it");
    assert_eq!(screen(&station), Screen::Journey);
    assert!(one(&station, |one| one.confirmation.sent_at.is_some()));
    station.send(Event::Go(Screen::Confirmation));
    station.see("Sent on Dec 3");
    assert!(!station.shows("An adult sent it"));
    station.tap("Go on");
    assert_eq!(screen(&station), Screen::Journey);
}

#[test]
fn a_mail_changed_after_the_outbox_has_to_go_there_again() {
    let station = writing();
    station.tap("Put it in the outbox");
    let whole = station.written("The e-mail");
    station.write("The e-mail", &format!("{whole} See you soon!"));
    assert!(one(&station, |one| one.confirmation.outbox_at.is_none()));
    station.see("You changed it, so it is not in the outbox any more.");
    station.tap("Put it in the outbox");
    station.see_not("You changed it, so it is not in the outbox any more.");
    assert!(one(&station, |one| one.confirmation.outbox_at.is_some()));
}

#[test]
fn without_an_address_the_date_is_confirmed_by_phone() {
    let nobody = Contact { email: String::new(), ..crate::school::rivera() };
    let station = at(Screen::Confirmation, vec![nobody.into(), booked().into()]);
    assert!(!station.shows("Put it in the outbox"), "nobody can send what has no address");
    station.tap("I told them by phone");
    assert!(one(&station, |one| one.confirmation.sent_at.is_some() && one.confirmation.outbox_at.is_none()));
}

#[test]
fn own_words_are_replaced_only_after_a_question() {
    let station = writing();
    let whole = station.written("The e-mail");
    station.tap("Write again from the booking");
    assert!(!station.shows("Yes, write it again"), "nothing was changed by hand");
    station.write("The e-mail", "my own words");
    station.tap("Write again from the booking");
    assert_eq!(station.written("The e-mail"), "my own words");
    station.tap("No, keep my words");
    assert_eq!(station.written("The e-mail"), "my own words");
    station.tap("Write again from the booking");
    station.tap("Yes, write it again");
    assert_eq!(station.written("The e-mail"), whole);
}

#[test]
fn the_mail_can_be_in_another_language_than_the_screen() {
    let station = writing();
    station.tap("E-mail in Español");
    assert!(station.written("The e-mail").contains("martes, 8 de diciembre"));
    station.see("Subject: Nuestra conversación del martes, 8 de diciembre");
    assert!(station.enabled("Put it in the outbox"));
    station.tap("E-mail in English");
    assert!(station.written("The e-mail").contains("Tuesday, December 8"));
}

#[test]
fn a_change_of_the_screens_language_changes_no_word_of_the_mail() {
    let station = writing();
    station.write("The e-mail", "my own words");
    station.send(Event::Look(askwell::flow::LookEvent::Language));
    assert_eq!(station.written("El correo"), "my own words");
}

#[test]
fn a_date_said_in_ones_own_way_counts() {
    let text = "See you 12/8 at 14:30 for 20 min. Mine: 503 555 0100, yours: 503.555.0142";
    assert_eq!(missing(text, &booking()), Missing::default());
    let wrong = "See you 12/18 at 12:30 for 120 min. Mine: 503 555 0100";
    assert_eq!(missing(wrong, &booking()), Missing { date: true, time: true, minutes: true, number: true });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_text_written_from_a_booking_misses_nothing_in_either_language(
        day in 0_i64..300, quarter in 0_i64..96, minutes in 15_u32..=30, video in any::<bool>(), they in any::<bool>(), link in any::<bool>()
    ) {
        thread_local! {
            static STATION: Station = writing();
        }
        let mut one = booking();
        one.starts = crate::station::moment("2026-12-08T00:00:00-08:00") + chrono::Duration::days(day) + chrono::Duration::minutes(15 * quarter);
        one.minutes = minutes;
        one.medium = if video { Medium::Video } else { Medium::Phone };
        one.caller = if they { Caller::Employee } else { Caller::Student };
        if link {
            one.employee_number = "https://meet.example/abc-def".to_owned();
        }
        for language in Language::ALL.iter().copied() {
            let text = STATION.with(|station| station.look(|state| text(state, language, &one)));
            prop_assert_eq!(missing(&text, &one), Missing::default(), "{}", text);
            prop_assert!(missing("", &one).any());
        }
    }
}
