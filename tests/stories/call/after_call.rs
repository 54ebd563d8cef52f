//! After a call.

use crate::calling::{at, chosen, kept, one, screen};
use crate::school;
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::call::phone::{Event as Phone, Start};
use askwell::flow::{Event, Screen};

/// A call that went these ways, now to be logged.
fn after(answers: &[&str]) -> Station {
    let station = at(Screen::Phone, vec![chosen().into()]);
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    for answer in answers {
        station.send(Event::Phone(Phone::Answer((*answer).to_owned())));
    }
    station.send(Event::Phone(Phone::Over));
    assert_eq!(screen(&station), Screen::AfterCall);
    station
}

fn last_call(station: &Station) -> Call {
    station.look(|state| state.session.as_ref().unwrap().file.calls.last().unwrap().clone())
}

const YES: [&str; 7] = ["know-them", "yes", "their-time", "phone", "wrote-it", "correct", "got-both"];

#[test]
fn a_booked_call_is_logged_with_its_path_and_leads_to_the_booking() {
    let station = after(&[&YES[..], &["goodbye"]].concat());
    assert_eq!(one(&station, |one| one.call_plan.call.outcome), Some(Outcome::Booked));
    station.see("Next you write down the day and the time.");
    assert!(!station.shows("What comes next?"), "the date of the interview is no call to make again");
    station.see_not("When do you call again?");
    station.write("Names you heard, spelled out", "R-I-V-E-R-A");
    station.tap("How did it feel? 4");
    station.tap("On to the date");
    assert_eq!(screen(&station), Screen::Booking);
    let call = last_call(&station);
    assert_eq!((call.outcome, call.names.as_str(), call.felt.unwrap().get()), (Outcome::Booked, "R-I-V-E-R-A", 4));
    assert_eq!(call.path.first().unwrap(), "callback-answer");
    assert_eq!(call.path.last().unwrap(), "time-booked");
    assert_eq!(kept(&station, "call"), 1);
}

#[test]
fn a_call_that_has_to_be_made_again_stands_on_the_journey_with_its_day() {
    let station = after(&["hung-up"]);
    station.write("What comes next?", "call at ten");
    // The fifth and sixth are a weekend.
    assert!(!station.shows("In 2 days, Dec 5"));
    station.tap("In 4 days, Dec 7");
    station.tap("Save");
    assert_eq!(screen(&station), Screen::Journey);
    station.see("Dec 7 · Rivera Veterinary Clinic · call at ten");
    assert_eq!(last_call(&station).outcome, Outcome::CallAgain);
}

#[test]
fn a_name_and_an_address_the_school_did_not_know_go_to_the_contact() {
    let nobody = Contact { employee: String::new(), email: String::new(), ..school::rivera() };
    let station = at(Screen::Phone, vec![nobody.into(), chosen().into()]);
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    for answer in [&YES[..], &["goodbye"]].concat() {
        station.send(Event::Phone(Phone::Answer(answer.to_owned())));
    }
    station.send(Event::Phone(Phone::Over));
    station.write("Whom will you talk to? Their name", " Rosa Delgado ");
    station.write("Their e-mail address, if they gave it", "rosa@rivera.example");
    station.tap("On to the date");
    let contact = station.look(|state| state.school.contact(school::rivera().id).unwrap().contact.clone());
    assert_eq!((contact.employee.as_str(), contact.email.as_str()), ("Rosa Delgado", "rosa@rivera.example"));
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'contact' AND body ->> '$.email' = 'rosa@rivera.example'"), 1);
}

#[test]
fn what_the_school_knows_of_a_contact_is_not_asked_again() {
    let station = after(&["hung-up"]);
    assert!(!station.shows("Whom will you talk to? Their name"));
    assert!(!station.shows("Their e-mail address, if they gave it"));
}

#[test]
fn a_call_cannot_be_saved_without_saying_how_it_ended() {
    let station = after(&[]);
    station.tap("Save");
    station.see("Please choose how the call ended.");
    station.tap("Nobody answered");
    station.see_not("Please choose how the call ended.");
    station.tap("Save");
    assert_eq!(last_call(&station).outcome, Outcome::NoAnswer);
}

#[test]
fn whoever_asked_for_no_more_calls_is_kept_as_do_not_contact() {
    let station = after(&["know-them", "they-say-no", "no-more-calls", "hung-up"]);
    station.see("nobody at school will phone them again");
    station.tap("Save");
    let contact = station.look(|state| state.school.contact(school::rivera().id).unwrap().contact.clone());
    assert!(contact.do_not_contact);
    assert!(contact.notes.contains("2026-12-03"));
    station.settle();
    let sql = "SELECT body ->> '$.do_not_contact' FROM document WHERE kind = 'contact' AND id = ?1";
    let kept: bool = station.database().query_row(sql, [school::rivera().id.to_string()], |row| row.get(0)).unwrap();
    assert!(kept);
    station.send(Event::Go(Screen::Whom));
    station.see_not("You are going to ask");
    station.send(Event::Go(Screen::Phone));
    assert_eq!(screen(&station), Screen::Whom);
}

#[test]
fn somebody_they_named_instead_is_on_the_list_and_the_script_says_who_sent_me() {
    let station = after(&["know-them", "they-say-no", "gives-name", "may-use"]);
    station.write("Their name", "Ada Stone");
    station.write("Phone number", "503 555 0177");
    station.tap("I may say who sent me");
    station.tap("Save");
    let added =
        station.look(|state| state.school.contacts.iter().find(|card| card.contact.employee == "Ada Stone").unwrap().contact.clone());
    assert_eq!((added.employer.as_str(), added.source.as_str()), ("Rivera Veterinary Clinic", "referral"));
    assert_eq!(added.added_by, Some(school::maya().id));
    station.send(Event::Go(Screen::Whom));
    station.tap("Ada Stone");
    station.tap("Phone them");
    station.send(Event::Phone(Phone::Begin(Start::Phone)));
    for answer in ["ready", "said-it", "know-who", "all-good", "have-all", "desk-name"] {
        station.send(Event::Phone(Phone::Answer(answer.to_owned())));
    }
    station.see("Dr. Elena Rivera told me that I could call. May I please speak with Ada Stone?");
}

#[test]
fn without_leave_to_use_the_name_the_script_does_not_say_it() {
    let station = after(&["know-them", "they-say-no", "gives-name", "may-not-use"]);
    station.write("Their name", "Ada Stone");
    station.tap("Save");
    let added =
        station.look(|state| state.school.contacts.iter().find(|card| card.contact.employee == "Ada Stone").unwrap().contact.clone());
    assert_eq!(added.notes, "");
}

#[test]
fn an_interview_right_now_leads_to_the_check() {
    let station = after(&["know-them", "right-now", "all-four", "start"]);
    station.tap("Save");
    assert_eq!(screen(&station), Screen::Ready);
    station.see("They want to talk now.");
    station.see("Not needed: the call is now");
}

#[test]
fn three_failed_calls_in_a_row_mark_the_student_as_stuck() {
    let station = after(&["hung-up"]);
    station.tap("Save");
    for _ in 0..2 {
        station.send(Event::Go(Screen::Phone));
        station.send(Event::Phone(Phone::Begin(Start::Phone)));
        station.send(Event::Phone(Phone::Over));
        station.tap("Nobody answered");
        station.tap("Save");
    }
    station.see("Three calls and no luck yet");
}

#[test]
fn what_is_written_about_a_call_survives_a_power_cut() {
    let station = after(&["hung-up"]);
    station.write("What comes next?", "call at ten");
    station.settle();
    let station = Station::on(station.pull_the_plug(), crate::station::moment("2026-12-03T09:20:00-08:00"));
    station.send(Event::SignIn(askwell::flow::door::sign_in::Event::GoOn));
    station.digits("4711");
    crate::calling::unroll(&station);
    assert_eq!(screen(&station), Screen::AfterCall);
    assert_eq!(station.written("What comes next?"), "call at ten");
}

const FIRST: &str = "That was your first call. It takes courage, whatever they said. Ms. Okafor can see that you called.";

#[test]
fn the_first_call_is_a_moment_whatever_came_of_it_and_is_told_once() {
    let station = after(&["hung-up"]);
    station.tap("Save");
    station.see("Well done, Maya.");
    station.see(FIRST);
    station.send(Event::Go(Screen::Everything));
    station.send(Event::Go(Screen::Journey));
    station.see_not(FIRST);
    // The second one is a call like any other.
    station.send(Event::Go(Screen::Phone));
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    station.send(Event::Phone(Phone::Answer("hung-up".to_owned())));
    station.send(Event::Phone(Phone::Over));
    station.tap("Save");
    assert_eq!(screen(&station), Screen::Journey);
    station.see_not("Well done, Maya.");
}

#[test]
fn who_had_to_end_a_call_to_stay_safe_is_not_told_well_done() {
    let station = at(Screen::Phone, vec![chosen().into()]);
    station.send(Event::Phone(Phone::Begin(Start::CallBack)));
    station.send(Event::Phone(Phone::SafeExit));
    while station.look(|state| askwell::flow::call::phone::current(state).is_some_and(|step| !step.answers.is_empty())) {
        let answer = station.look(|state| askwell::flow::call::phone::current(state).unwrap().answers[0].id.clone());
        station.send(Event::Phone(Phone::Answer(answer)));
    }
    station.send(Event::Phone(Phone::Over));
    station.tap("Save");
    assert_eq!(last_call(&station).outcome, Outcome::EndedUnsafe);
    station.see_not("Well done");
}
