//! Any seat: who may go on at another station, and what becomes of texts that were written at two on one day.

use crate::school;
use crate::station::{Station, station_file};
use askwell::domain::*;
use askwell::flow::Screen;
use askwell::storage::Store;

fn reflection(text: &str) -> Record {
    let maya = school::maya();
    let answers = [text.to_owned(), String::new(), String::new()];
    Reflection { interview: school::first_interview(&maya), student: maya.id, answers }.into()
}

fn interview() -> Record {
    let maya = school::maya();
    Interview::new(school::first_interview(&maya), maya.id, 1).into()
}

/// Maya's station with what she wrote at it, and Room 12, where she wrote too.
struct Seats {
    here: Station,
    there: tempfile::TempDir,
}

impl Seats {
    fn new(here: &[Record], there: &[Record]) -> Self {
        let here = Station::with(&[school::records(), vec![interview()], here.to_vec()].concat());
        here.give_pin(school::okafor().id.0, "482957");
        let seats = Self { here, there: tempfile::TempDir::new().unwrap() };
        seats.write_there(&[vec![school::maya().into(), interview()], there.to_vec()].concat());
        seats
    }

    fn write_there(&self, records: &[Record]) {
        Store::open(self.there.path(), "room-12-00000012").unwrap().0.keep(records).unwrap();
    }

    /// The night brings here what was written there, and there what was written here.
    fn night(&self) {
        let (mut here, mut there) = (
            Store::open(self.here.path(), &station_file().origin()).unwrap().0,
            Store::open(self.there.path(), "room-12-00000012").unwrap().0,
        );
        here.take_in(&self.there.path().join("station.db"), &[]).unwrap();
        there.take_in(&self.here.path().join("station.db"), &[]).unwrap();
    }

    fn sign_in_with_an_adult(&self) {
        choose_maya(&self.here);
        self.here.see("Is it you?");
        self.here.tap("An adult is here");
        self.here.tap("Ms. Okafor");
        self.here.digits("482957");
        self.here.see("Choose four digits");
        self.here.digits("4711");
        self.here.digits("4711");
    }

    fn sign_in(&self) {
        choose_maya(&self.here);
        self.here.see("Type your four digits");
        self.here.digits("4711");
    }

    fn reflection_on_disk(&self) -> String {
        let store = Store::open(self.here.path(), &station_file().origin()).unwrap().0;
        store.file(school::maya().id).unwrap().interviews[0].reflection.answers[0].clone()
    }
}

fn choose_maya(station: &Station) {
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
}

fn screen(station: &Station) -> Screen {
    station.look(|state| state.screen)
}

/// Two texts of one day: the one from Room 12 was written over more often, and stands.
fn two_versions() -> Seats {
    let seats = Seats::new(&[reflection("Ask about a bad day.")], &[reflection("Listen.")]);
    seats.write_there(&[reflection("Listen more.")]);
    seats.night();
    seats
}

#[test]
fn whoever_worked_at_another_station_lets_an_adult_see_once_that_it_is_them() {
    let seats = Seats::new(&[], &[]);
    seats.night();
    seats.sign_in_with_an_adult();
    assert_eq!(screen(&seats.here), Screen::Journey);
    seats.here.tap("Sign out");
    seats.sign_in();
    assert_eq!(screen(&seats.here), Screen::Journey);
}

#[test]
fn a_pin_chosen_in_somebody_elses_name_opens_nothing_once_their_work_is_here() {
    let seats = Seats::new(&[], &[]);
    // Before the night somebody says at this station that they are Maya.
    seats.here.sign_in_first_time("Period 3", "Maya R.", "1111");
    seats.here.tap("Sign out");
    seats.night();
    choose_maya(&seats.here);
    seats.here.see("Is it you?");
    seats.here.keys("1111");
    assert!(seats.here.look(|state| state.session.is_none()));
    seats.here.tap("Back");
    seats.here.tap("Back");
    seats.here.tap("Back");
    seats.sign_in_with_an_adult();
    assert_eq!(screen(&seats.here), Screen::Journey);
}

#[test]
fn a_student_chooses_between_two_versions_and_the_other_one_is_kept() {
    let seats = two_versions();
    seats.sign_in_with_an_adult();
    assert_eq!(screen(&seats.here), Screen::Versions);
    seats.here.see("You worked on your reflection at two stations. Which one do you want?");
    seats.here.see("Listen more.");
    seats.here.see("Ask about a bad day.");
    seats.here.tap("Use the other one");
    assert_eq!(screen(&seats.here), Screen::Journey);
    seats.here.settle();
    assert_eq!(seats.reflection_on_disk(), "Ask about a bad day.");
    assert_eq!(seats.here.count("SELECT count(*) FROM revision WHERE body LIKE '%Listen more.%'"), 1);
    seats.here.tap("Sign out");
    seats.night();
    seats.sign_in();
    assert_eq!(screen(&seats.here), Screen::Journey, "what was chosen is not asked again");
    assert_eq!(seats.reflection_on_disk(), "Ask about a bad day.");
}

#[test]
fn the_one_in_use_can_be_kept_and_is_not_asked_about_again() {
    let seats = two_versions();
    seats.sign_in_with_an_adult();
    seats.here.tap("Keep the one in use");
    assert_eq!(screen(&seats.here), Screen::Journey);
    seats.here.settle();
    assert_eq!(seats.reflection_on_disk(), "Listen more.");
    seats.here.tap("Sign out");
    seats.sign_in();
    assert_eq!(screen(&seats.here), Screen::Journey);
}

#[test]
fn the_choice_can_wait_and_is_offered_again() {
    let seats = two_versions();
    seats.sign_in_with_an_adult();
    seats.here.tap("Back");
    assert_eq!(screen(&seats.here), Screen::Journey);
    seats.here.tap("Sign out");
    seats.sign_in();
    assert_eq!(screen(&seats.here), Screen::Versions);
}

#[test]
fn a_text_that_was_simply_written_on_at_another_station_is_no_second_version() {
    let seats = Seats::new(&[reflection("Ask about a bad day.")], &[]);
    seats.night();
    seats.write_there(&[reflection("Ask about a bad day. Then wait.")]);
    seats.night();
    seats.sign_in_with_an_adult();
    assert_eq!(screen(&seats.here), Screen::Journey);
    assert_eq!(seats.reflection_on_disk(), "Ask about a bad day. Then wait.");
}

#[test]
fn what_was_handed_in_is_no_longer_a_matter_of_choice() {
    let maya = school::maya();
    let evaluation = |text: &str, handed_in_at| {
        let mut one = InterviewFile::new(Interview::new(school::first_interview(&maya), maya.id, 1)).evaluation;
        one.answers.insert(Answer::NewFacts, text.to_owned());
        one.handed_in_at = handed_in_at;
        Record::Evaluation(one)
    };
    let seats = Seats::new(&[evaluation("They start at six.", None)], &[evaluation("They start at five.", None)]);
    seats.write_there(&[evaluation("They start at five.", Some(crate::station::moment(crate::station::NOW)))]);
    seats.night();
    seats.sign_in_with_an_adult();
    assert_eq!(screen(&seats.here), Screen::Journey);
    assert_eq!(seats.here.count("SELECT count(*) FROM revision WHERE body LIKE '%at six%'"), 1, "it is kept all the same");
}
