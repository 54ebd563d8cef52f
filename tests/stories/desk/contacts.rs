//! A teacher keeps the school's contacts: who may be asked, what they agreed to, who named whom, and which two are one.

use crate::calling::{at_the_desk, desk_of, kept, screen, unroll};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::desk::contacts;
use askwell::flow::{Event, Screen};
use askwell::import;
use askwell::storage::Store;
use proptest::prelude::*;

fn at_the_contacts(more: impl IntoIterator<Item = Record>) -> Station {
    let station = at_the_desk(more);
    station.tap_starting("Contacts, ");
    station
}

fn again() -> Contact {
    Contact { phone: "503 555 0142".to_owned(), ..school::contact("Rivera Vet Clinic", "Dr. Elena  Rivera", "29-1131") }
}

fn contact_in(station: &Station, id: ContactId) -> Contact {
    station.settle();
    let (store, _) = Store::open(station.path(), "looking").unwrap();
    store.school().unwrap().contact(id).unwrap().contact.clone()
}

/// What Maya sees who looks for somebody to ask.
fn maya_sees(station: &Station, part: &str) -> bool {
    station.settle();
    let folder = std::rc::Rc::clone(&station.folder);
    let seen = Station::on(folder, moment(NOW));
    unroll(&seen);
    seen.give_pin(school::maya().id.0, "4829");
    for tile in ["Start", "Period 3", "Maya R."] {
        seen.tap(tile);
    }
    seen.digits("4829");
    seen.send(Event::Go(Screen::Whom));
    let said = seen.says(part);
    seen.send(Event::SignOut);
    seen.settle();
    said
}

#[test]
fn a_contact_is_found_by_a_few_letters_of_any_of_its_words() {
    let station = at_the_contacts([]);
    station.see("Dr. Elena Rivera, Rivera Veterinary Clinic");
    station.see("Tomas Reed");
    station.write("Find somebody", "marlow fennel");
    station.see("Tomas Reed");
    station.see_not("Dr. Elena Rivera");
    station.write("Find somebody", "zzz");
    station.see("Nobody like that is on the list.");
}

#[test]
fn a_contacts_page_tells_who_asked_when_and_what_was_agreed() {
    let call = crate::desk::class::call(1, &school::maya(), "2026-12-01", Outcome::Booked, None);
    let station = at_the_contacts([crate::calling::booked().into(), call]);
    station.tap_starting("Dr. Elena Rivera");
    station.see("Last asked Dec 1, 2026 · Maya R.");
    station.see("Maya R. · Dec 8, 2026, 2:30 PM · 20 min");
    station.see("Dec 1, 2026 · Maya R. · ");
    assert_eq!(station.written("Telephone"), "(503) 555-0142");
    station.tap("Back");
    station.see("Find somebody");
    station.tap_starting("Today, ");
    assert_eq!(screen(&station), Screen::Desk);
}

#[test]
fn what_is_written_is_kept_at_once_and_can_be_taken_back() {
    let station = at_the_contacts([]);
    station.tap_starting("Dr. Elena Rivera");
    station.write("Telephone", "(503) 555-0199");
    station.write("Notes of the school", "Mornings only.");
    station.tap("Volunteer");
    let now = contact_in(&station, school::rivera().id);
    assert_eq!((now.phone.as_str(), now.notes.as_str(), now.volunteer), ("(503) 555-0199", "Mornings only.", false));
    assert_eq!(kept(&station, "audit"), 1, "one entry in the log for all of it");
    station.tap("Undo");
    assert_eq!(contact_in(&station, school::rivera().id), school::rivera());
    assert_eq!(station.written("Telephone"), "(503) 555-0142");
    station.see_not("Undo");
}

#[test]
fn whom_nobody_may_ask_no_student_sees() {
    let station = at_the_contacts([crate::calling::interest("29-1131").into()]);
    station.tap_starting("Tomas Reed");
    station.tap("Do not contact");
    station.see("Nobody may ask them.");
    assert!(maya_sees(&station, "Dr. Elena Rivera"));
    assert!(!maya_sees(&station, "Tomas Reed"));
    station.tap("Back");
    station.tap("Do not contact");
    station.see("Tomas Reed");
    station.see_not("Dr. Elena Rivera");
}

#[test]
fn a_new_contact_is_kept_as_soon_as_it_has_a_name() {
    let station = at_the_contacts([]);
    station.tap("New contact");
    station.see("Until then nothing of it is kept.");
    station.write("Telephone", "(503) 555-0111");
    assert_eq!(kept(&station, "contact"), 2);
    station.write("Where they work", "Marlow Bakery");
    station.see_not("Until then nothing of it is kept.");
    station.write("Career", "Veterinarians");
    assert_eq!(kept(&station, "contact"), 3);
    assert_eq!(kept(&station, "audit"), 1);
    station.tap("Back");
    station.see("Marlow Bakery");
    let bakery =
        station.look(|state| state.school.contacts.iter().find(|card| card.contact.employer == "Marlow Bakery").unwrap().contact.clone());
    assert_eq!((bakery.career.as_str(), bakery.phone.as_str()), ("29-1131", "(503) 555-0111"));
}

#[test]
fn an_entry_that_lost_its_name_keeps_the_last_one() {
    let station = at_the_contacts([]);
    station.tap_starting("Dr. Elena Rivera");
    station.write("Where they work", "");
    station.write("Their name", "");
    station.see("Until then nothing of it is kept.");
    assert_eq!(contact_in(&station, school::rivera().id).employee, "Dr. Elena Rivera");
}

#[test]
fn two_entries_of_one_person_are_made_one_and_taken_apart_again() {
    let call = Call {
        contact: again().id,
        ..match crate::desk::class::call(1, &school::luis(), "2026-12-01", Outcome::NoAnswer, None) {
            Record::Call(call) => call,
            _ => unreachable!(),
        }
    };
    let station = at_the_contacts([again().into(), crate::calling::interest("29-1131").into(), call.into()]);
    station.tap("Maybe twice: 2");
    station.tap_starting("Dr. Elena Rivera, Rivera Veterinary Clinic");
    station.see_not("Luis A.");
    station.tap_starting("Make them one");
    station.see("Part of this entry");
    station.see("Last asked Dec 1, 2026 · Luis A.");
    station.see("Dec 1, 2026 · Luis A. · ");
    assert_eq!(contact_in(&station, again().id).merged_into, Some(school::rivera().id));
    assert!(!maya_sees(&station, "Rivera Vet Clinic"), "they are asked once, under one name");
    assert!(maya_sees(&station, "Rivera Veterinary Clinic"));
    station.tap_starting("Take it apart");
    station.see("Is this the same as the one here?");
    assert_eq!(contact_in(&station, again().id), again());
    station.see_not("Last asked");
}

#[test]
fn whom_nobody_may_ask_under_one_name_nobody_may_ask_under_the_other() {
    let banned = Contact { do_not_contact: true, ..again() };
    let station = at_the_contacts([banned.into(), crate::calling::interest("29-1131").into()]);
    station.tap_starting("Dr. Elena Rivera, Rivera Veterinary Clinic");
    station.tap_starting("Make them one");
    station.see("Nobody may ask them.");
    assert!(!maya_sees(&station, "Dr. Elena Rivera"));
    // Somebody knows better: under both names at once.
    station.tap("Do not contact");
    assert!(maya_sees(&station, "Dr. Elena Rivera"));
}

#[test]
fn who_named_whom_can_be_followed_both_ways() {
    let named = Contact { referred_by: Some(school::rivera().id), ..school::contact("Alder Barn", "June Okoro", "29-1131") };
    let station = at_the_contacts([named.into()]);
    station.tap_starting("June Okoro");
    station.tap("Named by Dr. Elena Rivera");
    station.see("They named");
    station.tap_starting("June Okoro");
    station.see("Named by Dr. Elena Rivera");
    station.tap("Back");
    station.see("Find somebody");
}

#[test]
fn a_student_who_is_stuck_gets_contacts_of_their_careers_that_are_free() {
    let calls = (1..=3).map(|day| crate::desk::class::call(day, &school::maya(), &format!("2026-12-0{day}"), Outcome::NoAnswer, None));
    let other = school::contact("Bend Builders", "Rosa Diaz", "47-2061");
    let records: Vec<Record> =
        calls.chain([crate::calling::interview().into(), crate::calling::interest("29-1131").into(), other.into()]).collect();
    let station = at_the_desk(records);
    station.tap_starting("Maya R. · stuck");
    station.see("They could ask");
    station.see("Tomas Reed");
    station.see_not("Rosa Diaz");
    station.tap_starting("Tomas Reed");
    station.see("Where they work");
    station.tap("Back");
    station.see("They could ask");
}

#[test]
fn the_list_is_saved_as_a_file_that_no_spreadsheet_runs_and_that_can_be_read_in_again() {
    let evil = Contact { notes: "=HYPERLINK(\"http://x\")".to_owned(), ..school::contact("Bend, \"Builders\"", "Rosa Díaz", "47-2061") };
    let station = at_the_contacts([evil.into()]);
    station.tap("Save the list");
    station.see("The list lies in the outbox folder: contacts-2026-12-03.csv");
    let list = std::fs::read(station.path().join("outbox/contacts-2026-12-03.csv")).unwrap();
    let text = String::from_utf8(list.clone()).unwrap();
    assert!(text.contains("'=HYPERLINK"), "{text}");
    let read = import::contacts(&list, school::SCHOOL, |_| None).unwrap();
    assert_eq!((read.good.len(), read.refused.len()), (3, 0), "{:?}", read.refused);
    // The import gives the id of the name; everything else is as it was.
    assert!(read.good.iter().any(|one| Contact { id: school::rivera().id, ..one.clone() } == school::rivera()), "{:?}", read.good);
}

#[test]
fn a_list_that_cannot_be_saved_is_told() {
    let station = at_the_contacts([]);
    std::fs::write(station.path().join("outbox"), "in the way").unwrap();
    station.tap("Save the list");
    station.see("The list could not be saved.");
}

fn lying_in_the_inbox(station: &Station, list: &str) {
    std::fs::create_dir_all(station.path().join("inbox")).unwrap();
    std::fs::write(station.path().join("inbox/contacts.csv"), list).unwrap();
}

#[test]
fn a_list_that_is_read_in_says_what_it_would_change_before_anything_is() {
    let station = at_the_contacts([]);
    station.tap("Read a list in");
    station.see("There is none yet.");
    assert!(station.path().join("inbox").is_dir(), "the folder is there for the list");
    lying_in_the_inbox(&station, "employer,employee,volunteer\nBend Builders,Rosa Díaz,yes\nTide Pools,Ana Cruz,no\n");
    station.tap("Look again");
    station.see("New contacts: 2. Changed: 0. Known already: 0. Nothing is taken in yet.");
    let before = kept(&station, "contact");
    assert_eq!(station.look(|state| state.school.contacts.iter().filter(|card| card.contact.employee == "Rosa Díaz").count()), 0);
    station.tap("Take them in");
    station.see("Added: 2. Changed: 0.");
    assert_eq!(kept(&station, "contact"), before + 2);
    station.see("Rosa Díaz");
    assert_eq!(kept(&station, "audit"), 1);
    station.tap("Close");
    // The same again is known, and changes nothing.
    station.tap("Read a list in");
    station.see("New contacts: 0. Changed: 0. Known already: 2.");
    assert!(!station.enabled("Take them in"));
}

#[test]
fn lines_of_a_list_that_cannot_be_read_are_named_and_the_others_taken_in() {
    let station = at_the_contacts([]);
    lying_in_the_inbox(&station, "employer,employee,volunteer\nBend Builders,Rosa Díaz,maybe\nTide Pools,Ana Cruz,no\n");
    station.tap("Read a list in");
    station.see("These lines can't be read: 2.");
    let wrong = std::fs::read_to_string(station.path().join("inbox/contacts-left-out.txt")).unwrap();
    assert!(wrong.contains("line 2: volunteer says “maybe”: write yes or no"), "{wrong}");
    station.tap("Take them in");
    station.see("Ana Cruz");
    // What was put right is read without a word about it.
    lying_in_the_inbox(&station, "employer,employee,volunteer\nBend Builders,Rosa Díaz,yes\nTide Pools,Ana Cruz,no\n");
    station.tap("Close");
    station.tap("Read a list in");
    station.see("New contacts: 1. Changed: 0. Known already: 1.");
    assert!(!station.path().join("inbox/contacts-left-out.txt").exists());
}

#[test]
fn a_file_that_is_no_list_is_told_and_nothing_is_taken_in() {
    let station = at_the_contacts([]);
    for what in ["", "name\nRosa\n", "PK\u{3}\u{4}workbook"] {
        lying_in_the_inbox(&station, what);
        station.tap("Read a list in");
        station.see("contacts.csv can't be used.");
        let why = std::fs::read_to_string(station.path().join("inbox/contacts-left-out.txt")).unwrap();
        assert!(why.starts_with("contacts.csv: "), "{why}");
        station.tap("Not now");
    }
}

#[test]
fn somebody_who_stands_by_keeps_no_contacts() {
    let station = desk_of(&school::boone(), []);
    station.see_not("Contacts, ");
    station.send(Event::Contacts(contacts::Event::Show));
    assert_eq!(screen(&station), Screen::Desk);
}

proptest! {
    #[test]
    fn a_saved_list_reads_in_as_it_was(
        cells in proptest::collection::vec("[a-zA-Z0-9ñé ,;\"'@.()+=-]{1,20}", 9), volunteer: bool, banned: bool,
    ) {
        let cell = |at: usize| cells[at].split_whitespace().collect::<Vec<_>>().join(" ");
        let one = Contact {
            employee: cell(1), title: cell(2), career: cell(3), phone: cell(4), email: cell(5), city: cell(6), state: cell(7), notes: cell(8),
            volunteer, do_not_contact: banned, source: String::new(),
            ..school::contact(&format!("A{}", cell(0)), "x", "")
        };
        let list = askwell::paper::contacts([&one]).unwrap();
        let read = import::contacts(&list, school::SCHOOL, |_| None).unwrap();
        prop_assert_eq!(read.good.len(), 1, "{:?}", read.refused);
        let back = &read.good[0];
        // What a spreadsheet would run comes back with the apostrophe that kept it from running.
        let same = |was: &str, is: &str| was == is || is == format!("'{was}");
        prop_assert!(same(&one.employee, &back.employee) && same(&one.notes, &back.notes) && same(&one.email, &back.email), "{back:?}");
        prop_assert_eq!((back.volunteer, back.do_not_contact), (volunteer, banned));
        prop_assert!(!back.notes.starts_with('=') && !back.email.starts_with('@'));
    }
}
