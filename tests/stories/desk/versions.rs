//! Two adults change the same at two stations before either knows of the other: one of them says which counts.

use crate::calling::{desk_of, interview, kept, screen, unroll};
use crate::school;
use crate::station::{Station, station_file};
use askwell::domain::*;
use askwell::flow::desk::versions;
use askwell::flow::{Event, Screen};
use askwell::storage::Store;

const THERE: &str = "room-12-00000012";

/// The station of the stories and Room 12. What was written there was written over more often, and stands.
fn after_a_night(here: Record, there: Record) -> Station {
    let station = Station::with(&[school::records(), vec![interview().into(), here]].concat());
    let folder = tempfile::TempDir::new().unwrap();
    let mut other = Store::open(folder.path(), THERE).unwrap().0;
    other.keep(&[school::maya().into(), interview().into()]).unwrap();
    for _ in 0..3 {
        // The revision grows with each change.
        if let Record::Contact(one) = &there {
            other.keep(&[Contact { notes: uuid::Uuid::now_v7().to_string(), ..one.clone() }.into()]).unwrap();
        }
        if let Record::Campaign(one) = &there {
            other.keep(&[Campaign { name: uuid::Uuid::now_v7().to_string(), ..one.clone() }.into()]).unwrap();
        }
        if let Record::QuestionList(one) = &there {
            other.keep(&[QuestionList { unfinished: uuid::Uuid::now_v7().to_string(), ..one.clone() }.into()]).unwrap();
        }
    }
    other.keep(&[there]).unwrap();
    let mut own = Store::open(station.path(), &station_file().origin()).unwrap().0;
    own.take_in(&folder.path().join("station.db"), &[]).unwrap();
    drop(own);
    unroll(&station);
    station
}

fn school_of(station: &Station) -> School {
    station.settle();
    Store::open(station.path(), "looking").unwrap().0.school().unwrap()
}

fn rivera_of(station: &Station) -> Contact {
    school_of(station).contact(school::rivera().id).unwrap().contact.clone()
}

/// Here nobody may ask Dr. Rivera any more; in Room 12 she has another number.
fn two_riveras() -> Station {
    let here = Contact { do_not_contact: true, ..school::rivera() };
    let there = Contact { phone: "(503) 555-0177".to_owned(), ..school::rivera() };
    after_a_night(here.into(), there.into())
}

fn opened(station: &Station) {
    station.adult_signs_in(&school::okafor());
    station.see("Changed at two stations at once: 1");
    station.tap_starting("Changed at two stations at once: 1");
    assert_eq!(screen(station), Screen::DeskVersions);
}

#[test]
fn two_changes_of_one_contact_are_both_shown_with_what_differs() {
    let station = two_riveras();
    assert!(!rivera_of(&station).do_not_contact, "the one of Room 12 stands");
    opened(&station);
    station.see("Two people changed the contact Dr. Elena Rivera at two stations.");
    station.see("Do not contact");
    station.see("(503) 555-0177");
    station.see("(503) 555-0142");
    station.see_not("Their title");
}

#[test]
fn the_other_one_is_used_and_what_was_chosen_is_asked_once() {
    let station = two_riveras();
    opened(&station);
    station.tap("Use the other one");
    assert_eq!(screen(&station), Screen::Desk);
    station.see_not("Changed at two stations at once");
    let rivera = rivera_of(&station);
    assert!(rivera.do_not_contact);
    assert_eq!(rivera.phone, school::rivera().phone);
    assert_eq!((kept(&station, "settled_change"), kept(&station, "audit")), (1, 1));
}

#[test]
fn the_one_in_use_is_kept_and_the_other_is_still_there_to_look_up() {
    let station = two_riveras();
    opened(&station);
    station.tap("Keep the one in use");
    assert_eq!(rivera_of(&station).phone, "(503) 555-0177");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM revision WHERE kind = 'contact' AND body ->> '$.do_not_contact'"), 1);
    let again = Station::on(station.pull_the_plug(), crate::station::moment(crate::station::NOW));
    unroll(&again);
    again.tap("Teacher");
    again.digits("246813");
    again.see("Waiting for you");
    again.see_not("Changed at two stations at once");
}

#[test]
fn two_plans_of_one_campaign_are_compared_date_by_date() {
    let here = Campaign { quota: 3, window_end: "2026-12-16".parse().unwrap(), ..school::campaign() };
    let there = Campaign { quota: 2, ..school::campaign() };
    let station = after_a_night(here.into(), there.into());
    opened(&station);
    station.see("Two people changed the campaign Winter");
    station.see("Interviews each student owes");
    station.see("Wed, Dec 16");
    station.see_not("First day of the interviews");
    station.tap("Use the other one");
    let campaign = school_of(&station).campaigns.remove(0);
    assert_eq!((campaign.quota, campaign.window_end.to_string().as_str()), (3, "2026-12-16"));
}

fn list(review: Review, text: &str, comment: &str) -> QuestionList {
    let mut list = QuestionList::new(school::first_interview(&school::maya()), school::maya().id);
    list.review = review;
    let (text, comment) = (text.to_owned(), comment.to_owned());
    list.questions.push(Question { id: QuestionId::default(), bank: String::new(), category: String::new(), text, comment });
    list
}

#[test]
fn a_comment_that_lost_against_what_the_student_wrote_reaches_the_student_after_all() {
    let here = list(Review::Returned, "What does a bad day look like?", "Ask for an example.");
    let there = list(Review::HandedIn, "What does a bad day look like?", "");
    let station = after_a_night(here.into(), there.into());
    opened(&station);
    station.see("the question list of Maya Reyes");
    station.see("Comment on “What does a bad day look like?”");
    station.see("Ask for an example.");
    station.tap("Use the other one");
    station.settle();
    let file = Store::open(station.path(), "looking").unwrap().0.file(school::maya().id).unwrap();
    let questions = &file.interviews[0].questions;
    assert_eq!((questions.review, questions.questions[0].comment.as_str()), (Review::Returned, "Ask for an example."));
}

#[test]
fn a_review_of_other_words_than_these_does_not_count_for_them() {
    let stands: Record = list(Review::HandedIn, "What does a bad day look like?", "").into();
    let other: Record = list(Review::Released, "What do you earn?", "Good.").into();
    let Some(Record::QuestionList(list)) = stands.with_lines_of(&other) else { panic!("nothing") };
    assert_eq!(list.review, Review::HandedIn);
}

#[test]
fn somebody_who_stands_by_chooses_nothing() {
    let station = two_riveras();
    station.adult_signs_in(&school::boone());
    station.see_not("Changed at two stations at once");
    station.send(Event::DeskVersions(versions::Event::UseOther));
    assert_eq!(kept(&station, "settled_change"), 0);
    let station = desk_of(&school::okafor(), []);
    station.send(Event::DeskVersions(versions::Event::Show));
    assert_eq!(screen(&station), Screen::Desk);
}
