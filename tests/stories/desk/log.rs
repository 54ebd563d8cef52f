//! What adults did, for a coordinator to read, and what shows when somebody changed it behind the program's back.

use crate::calling::{screen, unroll};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::doctor::{self, State};
use askwell::domain::*;
use askwell::flow::desk::log;
use askwell::flow::{Event, Screen};
use askwell::storage::Store;
use proptest::prelude::*;
use uuid::Uuid;

fn amundsen() -> Adult {
    Adult { id: AdultId::from_school(school::SCHOOL, "amundsen"), name: "Dr. Amundsen".to_owned(), role: Role::Coordinator }
}

fn audit(number: u32, action: Action, adult: &Adult, student: Option<&Student>) -> Audit {
    Audit {
        id: RecordId(Uuid::from_u128(u128::from(number))),
        adult: adult.id,
        student: student.map(|student| student.id),
        at: moment("2026-12-01T08:00:00-08:00") + chrono::Duration::minutes(i64::from(number)),
        action,
        reason: String::new(),
    }
}

fn signed_in(adult: &Adult, more: impl IntoIterator<Item = Record>) -> Station {
    let mut records = school::records();
    records.push(amundsen().into());
    records.extend(more);
    let station = Station::with(&records);
    unroll(&station);
    station.adult_signs_in(adult);
    station
}

fn tamper(station: &Station, sql: &str) {
    assert_eq!(station.database().execute(sql, []).unwrap(), 1, "{sql}");
}

fn check(station: &Station) -> LogCheck {
    station.settle();
    Store::open(station.path(), &crate::station::station_file().origin()).unwrap().0.check_log().unwrap()
}

fn found_by_the_doctor(station: &Station) -> (State, String) {
    let found = doctor::examine(station.path(), moment(NOW)).into_iter().find(|one| one.check == "adults' log").unwrap();
    (found.state, found.words)
}

#[test]
fn what_a_teacher_does_stands_in_the_log_with_the_time_and_the_student() {
    let file = InterviewFile::new(crate::calling::interview());
    let list = QuestionList { review: Review::HandedIn, ..file.questions };
    let station = signed_in(&school::okafor(), [crate::calling::interview().into(), list.into()]);
    station.tap_starting("Maya R. · Question list");
    station.tap("Approve");
    station.settle();
    station.tap("Sign out");
    station.give_pin(amundsen().id.0, "135792");
    station.tap("Teacher");
    station.tap("Dr. Amundsen");
    station.digits("135792");
    station.tap_starting("What adults did, ");
    assert_eq!(screen(&station), Screen::Log);
    station.see("Maya R. · Ms. Okafor approved the question list");
    station.see("Dec 3, 2026, 9:1");
    station.see("Entries of this station: 1. None is missing, none was changed.");
    assert_eq!(found_by_the_doctor(&station), (State::Ok, "1 entries, none missing or changed".to_owned()));
}

#[test]
fn only_a_coordinator_reads_the_log() {
    for adult in [school::okafor(), school::boone()] {
        let mut records = school::records();
        records.push(audit(1, Action::ResetPin, &school::okafor(), Some(&school::maya())).into());
        let station = Station::with(&records);
        unroll(&station);
        station.adult_signs_in(&adult);
        station.see_not("What adults did, ");
        station.send(Event::Log(log::Event::Show));
        assert_eq!(screen(&station), Screen::Desk);
        assert!(station.look(|state| log::entries(state).is_none()));
    }
}

#[test]
fn the_log_shows_one_adults_entries_and_goes_further_back() {
    let many = (1..=54).map(|number| audit(number, Action::ResetPin, &school::okafor(), Some(&school::maya())).into());
    let one: Record = audit(55, Action::AllowClash, &school::boone(), None).into();
    let station = signed_in(&amundsen(), many.chain([one]));
    station.tap_starting("What adults did, ");
    let shown = |station: &Station| station.words().iter().filter(|words| words.contains("reset the PIN")).count();
    station.see("Mr. Boone allowed two interviews at one time");
    assert_eq!(shown(&station), 49, "fifty in all");
    station.tap("Show earlier ones");
    assert_eq!(shown(&station), 54);
    station.see_not("Show earlier ones");
    station.tap("Mr. Boone");
    station.see("Mr. Boone allowed two interviews at one time");
    station.see_not("reset the PIN");
    station.tap("All adults");
    station.see("Ms. Okafor reset the PIN");
    station.tap_starting("Today, ");
    assert_eq!(screen(&station), Screen::Desk);
}

#[test]
fn a_students_page_tells_what_adults_did() {
    let audits = [
        audit(1, Action::AttestForm, &school::okafor(), Some(&school::maya())),
        audit(2, Action::ResetPin, &school::boone(), Some(&school::luis())),
    ];
    let station = signed_in(&school::okafor(), audits.map(Record::from));
    station.tap_starting("Classes, ");
    station.tap("Period 3");
    station.tap_starting("Maya Reyes");
    station.see("Ms. Okafor confirmed a guardian's form");
    station.see_not("reset the PIN");
}

#[test]
fn an_entry_that_was_changed_behind_the_programs_back_is_told_on_the_screen_and_by_the_doctor() {
    let station = signed_in(&amundsen(), [audit(1, Action::ResetPin, &school::okafor(), Some(&school::maya())).into()]);
    tamper(&station, "UPDATE fact SET body = replace(body, 'reset_pin', 'let_in') WHERE kind = 'audit'");
    station.tap_starting("What adults did, ");
    station.see("Somebody changed this log outside the program: 0 entries are missing, 1 were changed.");
    let (state, words) = found_by_the_doctor(&station);
    assert_eq!(state, State::Broken);
    assert!(words.contains("0 entries missing, 1 changed"), "{words}");
}

#[test]
fn an_entry_that_was_taken_out_is_told() {
    let station = signed_in(&amundsen(), (1..4).map(|number| audit(number, Action::ResetPin, &school::okafor(), None).into()));
    tamper(&station, &format!("DELETE FROM fact WHERE kind = 'audit' AND id = '{}'", Uuid::from_u128(2)));
    station.tap_starting("What adults did, ");
    station.see("1 entries are missing, 0 were changed.");
    assert_eq!(found_by_the_doctor(&station).0, State::Broken);
}

#[test]
fn an_entry_that_nobody_made_in_the_program_is_told() {
    let station = signed_in(&amundsen(), [audit(1, Action::ResetPin, &school::okafor(), None).into()]);
    tamper(
        &station,
        "INSERT INTO fact (kind, id, station, body)
         SELECT kind, '00000000-0000-0000-0000-00000000000f', station, body FROM fact WHERE kind = 'audit'",
    );
    assert_eq!(check(&station), LogCheck { entries: 1, missing: 0, changed: 0, outside: 1 });
    let (state, words) = found_by_the_doctor(&station);
    assert_eq!(state, State::Attention);
    assert!(words.contains("1 more came from the share or from elsewhere"), "{words}");
}

#[test]
fn erasing_a_students_records_leaves_the_log_whole_and_nothing_to_guess_from() {
    let station = signed_in(
        &amundsen(),
        [
            audit(1, Action::ResetPin, &school::okafor(), Some(&school::maya())).into(),
            audit(2, Action::ResetPin, &school::okafor(), Some(&school::luis())).into(),
        ],
    );
    let mut store = Store::open(station.path(), &crate::station::station_file().origin()).unwrap().0;
    store.erase(school::maya().id).unwrap();
    assert_eq!(check(&station), LogCheck { entries: 2, missing: 0, changed: 0, outside: 0 });
    assert_eq!(station.count("SELECT count(*) FROM log WHERE salt IS NULL"), 1);
    assert_eq!(found_by_the_doctor(&station).0, State::Ok);
}

#[test]
fn what_an_older_program_wrote_is_chained_when_the_station_is_opened() {
    let station = signed_in(&amundsen(), (1..4).map(|number| audit(number, Action::ResetPin, &school::okafor(), None).into()));
    station.database().execute("DELETE FROM log", []).unwrap();
    assert_eq!(check(&station), LogCheck { entries: 3, missing: 0, changed: 0, outside: 0 });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn whatever_is_changed_in_a_chained_log_shows(count in 2_u32..9, at in any::<prop::sample::Index>(), how in 0_u8..7) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path(), "room-1").unwrap().0;
        for number in 1..=count {
            store.keep(&[audit(number, Action::ResetPin, &school::okafor(), Some(&school::maya())).into()]).unwrap();
        }
        prop_assert_eq!(store.check_log().unwrap(), LogCheck { entries: count as usize, ..LogCheck::default() });
        // The last row alone can be left out: no chain shows where it ends. The share's manifest does.
        let number = 1 + at.index(count as usize - 1);
        let entry = Uuid::from_u128(number as u128);
        let sql = match how {
            0 => format!("DELETE FROM fact WHERE id = '{entry}'"),
            1 => format!("UPDATE fact SET body = json_set(body, '$.reason', 'x') WHERE id = '{entry}'"),
            2 => format!("DELETE FROM log WHERE number = {number}"),
            3 => format!("UPDATE log SET salt = NULL, content = zeroblob(32) WHERE number = {number}"),
            4 => format!("UPDATE log SET entry = '{}' WHERE number = {number}", Uuid::from_u128(99)),
            5 => format!("UPDATE log SET hash = zeroblob(32) WHERE number = {number}"),
            _ => format!("UPDATE log SET number = 50 WHERE number = {number}"),
        };
        prop_assert_eq!(rusqlite::Connection::open(folder.path().join("station.db")).unwrap().execute(&sql, []).unwrap(), 1);
        prop_assert!(!store.check_log().unwrap().is_whole(), "{}", sql);
    }
}
