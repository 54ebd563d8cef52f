//! A teacher between two bells: who needs somebody, and what is on a student's page.

use crate::calling::{at_the_desk, desk_of};
use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use uuid::Uuid;

pub fn call(number: u128, student: &Student, day: &str, outcome: Outcome, next_on: Option<&str>) -> Record {
    Call {
        id: RecordId(Uuid::from_u128(number)),
        student: student.id,
        interview: school::first_interview(student),
        contact: school::rivera().id,
        employer: school::rivera().employer,
        at: moment(&format!("{day}T10:00:00-08:00")),
        outcome,
        next_step: String::new(),
        next_on: next_on.map(|day| day.parse().unwrap()),
        felt: None,
        names: String::new(),
        path: Vec::new(),
    }
    .into()
}

fn at_the_classes(more: impl IntoIterator<Item = Record>) -> Station {
    let station = at_the_desk(more);
    station.tap_starting("Classes, ");
    station
}

/// Gives the place of words on the screen, in the order of the controls.
pub fn place(station: &Station, words: &str) -> usize {
    station
        .words()
        .iter()
        .position(|label| label.starts_with(words))
        .unwrap_or_else(|| panic!("{words} is not on the screen: {:#?}", station.words()))
}

fn interview() -> Record {
    Interview::new(school::first_interview(&school::maya()), school::maya().id, 1).into()
}

#[test]
fn a_class_shows_where_each_student_is() {
    let station = at_the_classes([]);
    station.see("Nobody is stuck, no call-back was missed, and nothing waits for you.");
    station.tap("Period 3");
    station.see("Maya Reyes, Not begun yet · interviews held: 0 of");
    station.see_not("Nobody is stuck");
}

#[test]
fn after_three_failed_calls_a_student_stands_first_among_those_in_need() {
    let maya = school::maya();
    let calls = (1..=3).map(|day| call(day, &maya, &format!("2026-12-0{day}"), Outcome::NoAnswer, None));
    let station = at_the_classes(calls.chain([interview()]).collect::<Vec<_>>());
    station.see("stuck: three calls and no luck");
    station.tap_starting("Maya");
    station.see("Three calls in a row led nowhere.");
    station.see("Phone calls");
    station.see("Nobody answered");
}

#[test]
fn a_call_back_that_was_promised_and_not_made_is_told_with_its_day() {
    let station = at_the_classes([interview(), call(1, &school::maya(), "2026-12-01", Outcome::CallAgain, Some("2026-12-02"))]);
    station.see("did not call back on Dec 2");
    // One that is due today is not missed yet, and one that was made is no more.
    let station = at_the_classes([interview(), call(1, &school::maya(), "2026-12-01", Outcome::CallAgain, Some("2026-12-03"))]);
    station.see("Nobody is stuck");
    let station = at_the_classes([
        interview(),
        call(1, &school::maya(), "2026-12-01", Outcome::CallAgain, Some("2026-12-02")),
        call(2, &school::maya(), "2026-12-02", Outcome::NoAnswer, None),
    ]);
    station.see("Nobody is stuck");
}

#[test]
fn a_students_page_shows_their_work_and_no_draft_that_is_theirs_alone() {
    let id = school::first_interview(&school::maya());
    let file = InterviewFile::new(Interview::new(id, school::maya().id, 1));
    let thank_you = ThankYou { text: "Dear Dr. Rivera, a first try".to_owned(), ..file.thank_you };
    let mut evaluation = file.evaluation;
    evaluation.answers.insert(Answer::Surprise, "Nobody shall read this yet.".to_owned());
    let recap = Recap { highlights: vec!["Farm calls come first".to_owned()], ..file.recap };
    let station = at_the_classes([interview(), thank_you.into(), evaluation.clone().into(), recap.into()]);
    station.tap("Period 3");
    station.tap_starting("Maya");
    station.see("Farm calls come first");
    station.see_not("a first try");
    station.see_not("Nobody shall read this yet.");
    station.send(askwell::flow::Event::Back);
    station.see("By name");
    station.send(askwell::flow::Event::Back);
    station.see("Waiting for you");
    // Handed in, it may be read.
    evaluation.handed_in_at = Some(moment("2026-12-02T10:00:00-08:00"));
    let station = at_the_classes([interview(), evaluation.into()]);
    station.tap("Period 3");
    station.tap_starting("Maya");
    station.see("Nobody shall read this yet.");
}

#[test]
fn the_next_page_shows_nothing_of_the_one_before() {
    let other = school::luis();
    let recap =
        Recap { interview: school::first_interview(&school::maya()), student: school::maya().id, highlights: vec!["Goats".to_owned()] };
    let station = at_the_classes([interview(), recap.into()]);
    station.tap("Period 3");
    station.tap_starting("Maya");
    station.see("Goats");
    station.send(askwell::flow::Event::Back);
    station.tap_starting(&other.first_name);
    station.see_not("Goats");
    station.see("They have not written anything yet.");
}

#[test]
fn the_list_is_by_need_or_by_name() {
    let zoe = Student {
        id: StudentId(Uuid::from_u128(77)),
        school_id: "77".to_owned(),
        first_name: "Zoe".to_owned(),
        last_name: "Young".to_owned(),
        ..school::maya()
    };
    let calls: Vec<Record> = (1..=3).map(|day| call(day, &zoe, &format!("2026-12-0{day}"), Outcome::NoAnswer, None)).collect();
    let station = at_the_classes(calls.into_iter().chain([zoe.clone().into()]));
    station.tap("Period 3");
    assert!(place(&station, "Zoe") < place(&station, "Maya"));
    station.tap("By name");
    assert!(place(&station, "Maya") < place(&station, "Zoe"));
}

#[test]
fn what_was_handed_in_is_told_and_a_standby_adult_sees_no_classes() {
    let id = school::first_interview(&school::maya());
    let file = InterviewFile::new(Interview::new(id, school::maya().id, 1));
    let list = QuestionList { review: Review::HandedIn, ..file.questions };
    let station = at_the_classes([interview(), list.into()]);
    station.see("handed something in");
    let station = desk_of(&school::boone(), []);
    station.see_not("Classes, ");
    station.send(askwell::flow::Event::Class(askwell::flow::desk::class::Event::Show));
    assert!(station.look(|state| state.screen == askwell::flow::Screen::Desk));
}

#[test]
fn the_desk_counts_as_the_export_does() {
    let station = crate::program::Station::empty();
    let folder = station.folder().to_owned();
    station.run(&["seed", "--students", "30", "--interviews", "60", "--seed", "7"]).exits(0);
    let share = tempfile::tempdir().unwrap();
    station.run(&["nightly", "--share", share.path().to_str().unwrap()]).exits(0);
    let export = rusqlite::Connection::open(share.path().join("askwell.db")).unwrap();
    let mut statement = export.prepare("SELECT student_id, stage, interviews_done, stuck FROM v_students").unwrap();
    let mut told: Vec<(String, String, u32, bool)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap().map(Result::unwrap).collect();
    told.sort();
    let mut store = crate::program::Station::at(folder).store();
    let school = store.school().unwrap();
    let mut seen: Vec<(String, String, u32, bool)> = store
        .overview(moment(crate::station::NOW).date_naive())
        .unwrap()
        .into_iter()
        .map(|one| {
            let stage = serde_json::to_value(one.stage).unwrap().as_str().unwrap().to_owned();
            (school.student(one.student).unwrap().school_id.clone(), stage, one.held, one.stuck)
        })
        .collect();
    seen.sort();
    assert_eq!((seen.len(), &seen), (30, &told));
}

#[test]
fn who_has_left_the_class_is_listed_last_and_can_no_longer_sign_in() {
    let mut luis = school::luis();
    luis.left_on = Some("2026-12-01".parse().unwrap());
    let station = at_the_classes([luis.clone().into()]);
    station.tap("Period 3");
    station.see("left the class, Dec 1");
    station.send(askwell::flow::Event::Go(askwell::flow::Screen::Desk));
    station.tap("Sign out");
    station.tap("Start");
    station.tap("Period 3");
    station.see("Maya R.");
    station.see_not("Luis A.");
}
