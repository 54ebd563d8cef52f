//! A teacher sits down: what waits today, the most urgent first, each a touch from being done.

use crate::calling::at_the_desk;
use crate::desk::class::{call, place};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::{Event, Screen};
use askwell::made_up::{Seed, seed_now};
use askwell::storage::Store;
use proptest::prelude::*;
use uuid::Uuid;

fn pupil(number: u32, first: &str, last: &str) -> Student {
    school::student(number, first, last)
}

fn interview_of(student: &Student) -> Interview {
    Interview::new(school::first_interview(student), student.id, 1)
}

fn booked(student: &Student, starts: &str) -> Record {
    let starts = moment(starts);
    let booking = Booking {
        starts,
        minutes: 20,
        medium: Medium::Phone,
        caller: Caller::Student,
        student_number: String::new(),
        employee_number: String::new(),
        link: String::new(),
        room: String::new(),
    };
    Interview { contact: Some(school::rivera().id), booking: Some(booking), ..interview_of(student) }.into()
}

fn three_failures(first: u128, student: &Student) -> Vec<Record> {
    (0..3).map(|day| call(first + day, student, &format!("2026-11-2{day}"), Outcome::NoAnswer, None)).collect()
}

fn list(student: &Student) -> [Record; 2] {
    let file = InterviewFile::new(interview_of(student));
    [interview_of(student).into(), QuestionList { review: Review::HandedIn, ..file.questions }.into()]
}

fn note(student: &Student) -> [Record; 2] {
    let file = InterviewFile::new(interview_of(student));
    let note = ThankYou { text: "Thank you.".to_owned(), review: Review::HandedIn, ..file.thank_you };
    [interview_of(student).into(), note.into()]
}

fn evaluation(student: &Student) -> [Record; 2] {
    let file = InterviewFile::new(interview_of(student));
    let mut evaluation = file.evaluation;
    evaluation.answers.insert(Answer::Surprise, "Farm calls come first.".to_owned());
    evaluation.handed_in_at = Some(moment("2026-12-02T10:00:00-08:00"));
    [interview_of(student).into(), evaluation.into()]
}

fn at_today(more: impl IntoIterator<Item = Record>) -> Station {
    let station = at_the_desk(more);
    station.see("Waiting for you");
    station
}

#[test]
fn who_is_stuck_comes_first_then_who_sits_down_today_then_what_was_handed_in_by_what_it_holds_up() {
    let [ann, ben, cleo, dan, eve, finn] =
        ["Ann", "Ben", "Cleo", "Dan", "Eve", "Finn"].map(|first| pupil(2000 + u32::from(first.as_bytes()[0]), first, "Zeller"));
    let mut more: Vec<Record> = [&ann, &ben, &cleo, &dan, &eve, &finn].map(|student| student.clone().into()).into();
    more.extend(evaluation(&ann));
    more.extend(note(&ben));
    more.extend(list(&cleo));
    more.push(call(1, &dan, "2026-11-20", Outcome::CallAgain, Some("2026-11-23")));
    more.extend(three_failures(10, &eve));
    more.push(booked(&finn, "2026-12-03T14:30:00-08:00"));
    let station = at_today(more);
    let order = [
        "Needs you now",
        "Eve Z. · stuck: three calls and no luck",
        "Dan Z. · did not call back on",
        "On the phone today",
        "Finn Z. · interview today at 2:30 PM",
        "To check",
        "Cleo Z. · Question list",
        "Ben Z. · Thank-you note",
        "Ann Z. · Evaluation, handed in",
    ];
    let places = order.map(|words| place(&station, words));
    assert!(places.is_sorted(), "{places:?}: {:#?}", station.words());
}

#[test]
fn touching_a_student_opens_their_page_and_back_leads_to_the_list() {
    let station = at_today(three_failures(10, &school::maya()));
    station.tap_starting("Maya R. · stuck");
    station.see("Three calls in a row led nowhere.");
    station.tap("Back");
    station.see("Waiting for you");
    // From the classes it leads back to them.
    station.tap_starting("Classes, ");
    station.tap_starting("Maya");
    station.tap("Back");
    station.see("Most urgent first");
}

#[test]
fn an_interview_of_another_day_does_not_stand_there() {
    let station = at_today([booked(&school::maya(), "2026-12-04T14:30:00-08:00")]);
    station.see("Nothing is waiting.");
    station.see_not("interview today");
}

#[test]
fn an_evaluation_that_was_read_waits_no_longer_and_can_be_opened_from_the_page_for_ever() {
    let station = at_today(evaluation(&school::maya()));
    station.tap_starting("Maya R. · Evaluation, handed in");
    station.see("Farm calls come first.");
    station.tap("Back to the list");
    station.see_not("Evaluation, handed in");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'evaluation' AND body ->> '$.read_at' IS NOT NULL"), 1);
    station.see("Nothing is waiting.");
    station.tap_starting("Classes, ");
    station.tap("Period 3");
    station.tap_starting("Maya");
    station.tap("Evaluation of interview 1");
    station.see("Farm calls come first.");
    station.tap("Back to the list");
    assert_eq!(station.look(|state| state.screen), Screen::Class);
    station.tap("Evaluation of interview 1");
    station.tap("Open it again");
    station.settle();
    station.see_not("Evaluation of interview 1");
    let open =
        "SELECT count(*) FROM document WHERE kind = 'evaluation' AND body ->> '$.handed_in_at' IS NULL AND body ->> '$.read_at' IS NULL";
    assert_eq!(station.count(open), 1);
}

#[test]
fn one_that_is_handed_in_again_is_to_be_read_again() {
    let mut again = evaluation(&school::maya());
    if let Record::Evaluation(one) = &mut again[1] {
        one.read_at = Some(moment("2026-12-02T11:00:00-08:00"));
    }
    let station = at_today(again.clone());
    station.see("Nothing is waiting.");
    if let Record::Evaluation(one) = &mut again[1] {
        one.read_at = None;
    }
    let station = at_today(again);
    station.see("Maya R. · Evaluation, handed in");
}

#[test]
fn a_teacher_sees_their_own_students_and_everybodys_when_they_ask() {
    let other = Student { teacher: "Mr. Castellanos".to_owned(), ..pupil(2001, "Zoe", "Young") };
    let mut more: Vec<Record> = vec![other.clone().into()];
    more.extend(list(&school::maya()));
    more.extend(list(&other));
    more.extend(three_failures(10, &other));
    let station = at_today(more);
    station.see("Maya R. · Question list");
    station.see_not("Zoe Y.");
    station.tap("Everybody");
    station.see("Zoe Y. · Question list");
    station.see("Zoe Y. · stuck");
    // The classes follow.
    station.tap_starting("Classes, ");
    station.see("Zoe Young");
    station.tap("My students");
    station.see_not("Zoe Young");
    station.see("Maya Reyes");
}

#[test]
fn where_all_students_are_ones_own_nobody_is_asked_whose() {
    let station = at_today(list(&school::maya()));
    station.see_not("My students");
    station.see("Maya R. · Question list");
}

#[test]
fn a_long_list_is_folded_and_unfolds() {
    let students: Vec<Student> = (0..20).map(|number| pupil(3000 + number, &format!("Pupil{number:02}"), "Quill")).collect();
    let mut more: Vec<Record> = students.iter().cloned().map(Record::from).collect();
    more.extend(students.iter().flat_map(list));
    let station = at_today(more);
    station.see("Pupil11 Q. · Question list");
    station.see_not("Pupil12 Q.");
    station.tap("Show 8 more");
    station.see("Pupil19 Q. · Question list");
    station.see_not("Show 8 more");
}

#[test]
fn a_standby_adult_sees_nothing_of_it() {
    let mut records = school::records();
    records.extend(list(&school::maya()));
    let station = Station::with(&records);
    station.adult_signs_in(&school::boone());
    station.see_not("Maya R.");
    station.send(Event::Today(askwell::flow::desk::today::Event::Touch(0)));
    assert!(station.look(|state| state.desk.open.is_none() && state.screen == Screen::Desk));
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), "room-1").unwrap().0;
    (folder, store)
}

fn told(store: &mut Store) -> (Vec<Overview>, Vec<(String, Uuid, Uuid)>) {
    let mut overview = store.overview(moment(NOW).date_naive()).unwrap();
    overview.sort_by_key(|one| one.student);
    let handed_in = store.handed_in().unwrap().into_iter().map(|one| (one.kind, one.student, one.interview)).collect();
    (overview, handed_in)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn however_records_came_the_desk_says_what_reading_all_of_them_says(seed in any::<u64>(), turn in 1_usize..40, cuts in 2_usize..9, gone in 0_usize..6) {
        let content = crate::station::content();
        let made = Seed::new(6, 14, seed, seed_now(), &content).unwrap();
        let mut work: Vec<Record> = made.work().flatten().collect();
        let students: Vec<StudentId> = work.iter().filter_map(|one| if let Record::Student(one) = one { Some(one.id) } else { None }).collect();
        let (_all, mut at_once) = store();
        at_once.keep(&work).unwrap();
        // In another order, with the desk looking in between.
        let middle = work.len() * turn / 40;
        work.rotate_left(middle);
        let (_bit, mut by_and_by) = store();
        for part in work.chunks(work.len().div_ceil(cuts)) {
            by_and_by.keep(part).unwrap();
            told(&mut by_and_by);
        }
        prop_assert_eq!(told(&mut by_and_by), told(&mut at_once));
        for store in [&mut by_and_by, &mut at_once] {
            store.erase(students[gone]).unwrap();
            prop_assert!(told(store).0.iter().all(|one| one.student != students[gone]));
        }
        prop_assert_eq!(told(&mut by_and_by), told(&mut at_once));
        for store in [&by_and_by, &at_once] {
            let left = store.connection().query_row("SELECT count(*) FROM stale", [], |row| row.get::<_, i64>(0)).unwrap();
            prop_assert_eq!(left, 0);
        }
    }
}
