//! Whom to ask.

use crate::calling::{adult_passes, at, kept, one, screen};
use crate::school::{self, contact};
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::Screen;
use askwell::flow::rules::contact::{REST_DAYS, resting};
use proptest::prelude::*;

/// An interview by which Luis asked somebody.
fn luis_asked(whom: &Contact, when: &str) -> Record {
    let luis = school::luis();
    let mut interview = Interview::new(school::first_interview(&luis), luis.id, 1);
    interview.contact = Some(whom.id);
    interview.contact_chosen_at = Some(moment(when));
    interview.into()
}

#[test]
fn contacts_of_the_students_career_come_first_then_its_family_then_the_others() {
    let family = contact("Alder Pharmacy", "Ana Ruiz", "29-1051");
    let other = contact("Baker Street Bakery", "Sam Oak", "51-3011");
    let station = at(Screen::Whom, vec![other.into(), family.into()]);
    station.see("They fit what interests you");
    station.see("Others you could ask");
    let words = station.words();
    let place = |name: &str| words.iter().position(|word| word == name).unwrap_or_else(|| panic!("{name} is not in {words:#?}"));
    assert!(place("Dr. Elena Rivera") < place("Ana Ruiz"));
    assert!(place("Ana Ruiz") < place("Sam Oak"));
    station.see("Volunteer: they said students may call");
}

#[test]
fn choosing_somebody_is_kept_and_leads_to_the_phone() {
    let station = at(Screen::Whom, Vec::new());
    assert!(!station.enabled("Phone them"));
    station.tap("Dr. Elena Rivera");
    assert_eq!(one(&station, |one| one.interview.contact), Some(school::rivera().id));
    station.see("(503) 555-0142");
    let asked = station.look(|state| state.school.contact(school::rivera().id).unwrap().last_asked);
    assert_eq!(asked.unwrap().1, school::maya().id);
    station.tap("Phone them");
    assert_eq!(screen(&station), Screen::Phone);
    station.settle();
    let sql = "SELECT body ->> '$.contact' FROM document WHERE kind = 'interview'";
    let kept: String = station.database().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, school::rivera().id.to_string());
}

#[test]
fn a_search_finds_by_name_place_and_work_in_either_language() {
    let station = at(Screen::Whom, vec![contact("Baker Street Bakery", "Sam Oak", "51-3011").into()]);
    station.write("Search by name, place or work", "panader");
    station.see("Sam Oak");
    station.see_not("Dr. Elena Rivera");
    station.write("Search by name, place or work", "rivera");
    station.see("Dr. Elena Rivera");
    station.write("Search by name, place or work", "zzz");
    station.see("Nobody fits these words");
}

#[test]
fn whoever_asked_for_no_calls_is_never_offered_not_even_when_added_again() {
    let closed = Contact { do_not_contact: true, ..contact("Quiet Vet", "Nora Lane", "29-1131") };
    let station = at(Screen::Whom, vec![closed.clone().into()]);
    station.see_not("Nora Lane");
    station.send(askwell::flow::Event::Whom(askwell::flow::call::whom::Event::Choose(closed.id)));
    assert_eq!(one(&station, |one| one.interview.contact), None);
    station.tap("Add somebody I know");
    station.write("Where they work", " quiet VET ");
    station.write("Their name", "Nora Lane");
    station.write("Phone number", "503 555 0111");
    station.tap("Add them");
    station.see("they asked for no calls");
    assert_eq!(one(&station, |one| one.interview.contact), None);
}

#[test]
fn a_contact_asked_by_another_student_rests_for_a_month_unless_an_adult_allows_it() {
    let station = at(Screen::Whom, vec![luis_asked(&school::rivera(), "2026-12-01T10:00:00-08:00")]);
    station.see("Asked on Dec 1 by somebody else; free from Dec 31.");
    station.tap("An adult can allow Dr. Elena Rivera");
    assert_eq!(one(&station, |one| one.interview.contact), None);
    adult_passes(&station, &school::okafor(), "Dr. Rivera offered two talks");
    station.tap("Dr. Elena Rivera");
    assert_eq!(one(&station, |one| one.interview.contact), Some(school::rivera().id));
    assert_eq!(kept(&station, "audit"), 1);
}

#[test]
fn a_contact_asked_more_than_a_month_ago_is_free() {
    let station = at(Screen::Whom, vec![luis_asked(&school::rivera(), "2026-11-03T10:00:00-08:00")]);
    station.tap("Dr. Elena Rivera");
    assert_eq!(one(&station, |one| one.interview.contact), Some(school::rivera().id));
}

#[test]
fn an_own_contact_needs_a_name_and_a_way_to_reach_them() {
    let station = at(Screen::Whom, Vec::new());
    station.tap("Add somebody I know");
    station.tap("Add them");
    station.see("Please write where they work, or their name.");
    station.write("Their name", "Aunt Rosa");
    station.tap("Add them");
    station.see("Please write a whole phone number or e-mail address");
    station.write("E-mail address", "rosa@bakery.example");
    station.tap("Veterinarians");
    station.tap("Add them");
    let contact =
        station.look(|state| state.school.contacts.iter().find(|card| card.contact.employee == "Aunt Rosa").unwrap().contact.clone());
    assert_eq!(contact.career, "29-1131");
    assert_eq!(contact.added_by, Some(school::maya().id));
    assert_eq!(contact.id, ContactId::from_school(school::SCHOOL, "|aunt rosa"));
    assert_eq!(one(&station, |one| one.interview.contact), Some(contact.id));
    station.see("You are going to ask");
    assert_eq!(kept(&station, "contact"), 3);
}

#[test]
fn a_half_written_own_contact_survives_a_power_cut() {
    let station = at(Screen::Whom, Vec::new());
    station.tap("Add somebody I know");
    station.write("Their name", "Aunt Rosa");
    station.write("Their job, if you know", "baker");
    station.settle();
    let station = Station::on(station.pull_the_plug(), moment("2026-12-03T09:20:00-08:00"));
    station.send(askwell::flow::Event::SignIn(askwell::flow::door::sign_in::Event::GoOn));
    station.digits("4711");
    crate::calling::unroll(&station);
    assert_eq!(station.written("Their name"), "Aunt Rosa");
    assert_eq!(station.written("Their job, if you know"), "baker");
    station.tap("Never mind");
    station.see("What you typed would be gone.");
    station.tap("Keep writing");
    assert_eq!(station.written("Their name"), "Aunt Rosa");
    station.tap("Never mind");
    station.tap("Drop it");
    station.see("Whom would you like to ask?");
    assert_eq!(one(&station, |one| one.call_plan.own_contact.clone()), None);
    station.tap("Add somebody I know");
    assert_eq!(station.written("Their name"), "");
    // Where nothing was typed, nothing is asked.
    station.tap("Never mind");
    station.see("Whom would you like to ask?");
}

#[test]
fn an_own_contact_that_is_known_already_is_offered_instead() {
    let station = at(Screen::Whom, Vec::new());
    station.tap("Add somebody I know");
    station.write("Where they work", "rivera veterinary clinic ");
    station.write("Their name", "DR. ELENA RIVERA");
    station.write("Phone number", "503 555 0142");
    station.tap("Add them");
    station.see("They are on the list already");
    station.tap("Dr. Elena Rivera");
    assert_eq!(one(&station, |one| one.interview.contact), Some(school::rivera().id));
    assert_eq!(kept(&station, "contact"), 2);
}

#[test]
fn an_own_contact_can_be_corrected_by_whoever_added_them_and_nobody_else() {
    let station = at(Screen::Whom, Vec::new());
    station.tap("Dr. Elena Rivera");
    assert!(!station.shows("Correct what I wrote"), "the school's contacts are the school's");
    station.tap("Add somebody I know");
    station.write("Their name", "Aunt Rossa");
    station.write("Phone number", "503 555 0199");
    station.tap("Add them");
    let id = one(&station, |one| one.interview.contact).unwrap();
    station.tap("Correct what I wrote");
    assert_eq!(station.written("Their name"), "Aunt Rossa");
    station.write("Their name", "Aunt Rosa");
    station.write("Phone number", "503");
    station.tap("Save it");
    station.see("Please write a whole phone number or e-mail address");
    station.write("Phone number", "503 555 0191");
    station.tap("Save it");
    station.see("503 555 0191");
    assert_eq!(one(&station, |one| one.interview.contact), Some(id));
    let names: Vec<String> = station.look(|state| state.school.contacts.iter().map(|card| card.contact.employee.clone()).collect());
    assert!(names.contains(&"Aunt Rosa".to_owned()) && !names.contains(&"Aunt Rossa".to_owned()), "{names:?}");
    assert_eq!(kept(&station, "contact"), 3);
    // The name as it was first written is free again, for somebody else.
    station.tap("Add somebody I know");
    station.write("Their name", "Aunt Rossa");
    station.write("Phone number", "503 555 0177");
    station.tap("Add them");
    assert_ne!(one(&station, |one| one.interview.contact), Some(id));
    assert_eq!(kept(&station, "contact"), 4);
}

#[test]
fn choosing_somebody_else_takes_the_date_with_the_first_one_off() {
    let station = at(Screen::Whom, vec![crate::calling::booked().into()]);
    station.see("Choosing somebody else takes it off.");
    station.tap("Tomas Reed");
    assert_eq!(one(&station, |one| one.interview.booking.clone()), None);
}

proptest! {
    #[test]
    fn a_contact_rests_exactly_while_another_students_asking_is_younger_than_a_month_and_not_allowed_since(
        asked in 0_i64..90, now in 0_i64..90, allowed in proptest::option::of(0_i64..90), own in any::<bool>()
    ) {
        let start = moment("2026-10-01T09:00:00-07:00");
        let day = |days: i64| start + chrono::Duration::days(days);
        let me = school::maya().id;
        let who = if own { me } else { school::luis().id };
        let mut contact = school::rivera();
        contact.again_allowed_at = allowed.map(day);
        let card = ContactCard { contact, last_asked: Some((day(asked), who)) };
        let rest = resting(&card, me, day(now));
        let young = now < asked + i64::try_from(REST_DAYS).unwrap();
        let should = !own && young && allowed.is_none_or(|allowed| allowed <= asked);
        prop_assert_eq!(rest.is_some(), should);
        if let Some(rest) = rest {
            prop_assert!(resting(&card, me, day(now.max(asked) + 31)).is_none());
            prop_assert!(rest.free_from > rest.asked);
        }
    }
}
