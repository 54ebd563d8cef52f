//! What the stories of the call and of what comes after it share: Maya on the day of her interview.

use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::{Event, Screen};

pub const QUESTIONS: [&str; 4] = [
    "How did you get in?",
    "What does an ordinary Tuesday look like?",
    "What is the hardest part?",
    "What range does someone starting out earn?",
];

pub fn question_id(number: usize) -> QuestionId {
    QuestionId::from_school(school::SCHOOL, &number.to_string())
}

pub fn interview() -> Interview {
    let maya = school::maya();
    Interview {
        contact: Some(school::rivera().id),
        booking: Some(Booking {
            starts: moment("2026-12-03T09:30:00-08:00"),
            minutes: 20,
            medium: Medium::Phone,
            caller: Caller::Student,
            student_number: "(503) 555-0100".to_owned(),
            employee_number: "(503) 555-0142".to_owned(),
            link: String::new(),
            room: String::new(),
        }),
        ..Interview::new(school::first_interview(&maya), maya.id, 1)
    }
}

/// Everything up to the call: four questions, a booked time, the readiness check passed.
pub fn ready() -> Vec<Record> {
    let interview = interview();
    let mut list = QuestionList::new(interview.id, interview.student);
    list.review = Review::Released;
    for (number, text) in QUESTIONS.iter().enumerate() {
        list.questions.push(Question {
            id: question_id(number),
            bank: String::new(),
            category: if number == 1 { "typical-day".to_owned() } else { String::new() },
            text: (*text).to_owned(),
            comment: String::new(),
        });
    }
    let readiness = Readiness {
        interview: interview.id,
        student: interview.student,
        notes_at_hand: true,
        adult: "Mr. Boone".to_owned(),
        passed_at: Some(moment("2026-12-02T14:00:00-08:00")),
        override_reason: String::new(),
        override_by: String::new(),
        practice_with: String::new(),
    };
    let mut interest = Interest::new(interview.student);
    interest.careers.push(Career::Listed("29-1131".to_owned()));
    interest.done = true;
    let mut records = school::records();
    records.extend([Record::from(interview), list.into(), readiness.into(), interest.into()]);
    records
}

/// Everything up to the end of the call, with two starred notes.
pub fn held() -> Vec<Record> {
    let mut records = ready();
    let mut one = interview();
    one.started_at = Some(moment("2026-12-02T09:30:00-08:00"));
    one.ended_at = Some(moment("2026-12-02T09:52:00-08:00"));
    for (number, text) in [(1, "Up at five, farm calls first"), (2, "Losing an animal")] {
        records.push(Record::Note(Note {
            id: RecordId::from_school(school::SCHOOL, &format!("note {number}")),
            interview: one.id,
            student: one.student,
            question: Some(question_id(number)),
            text: text.to_owned(),
            at_second: 200,
        }));
        records.push(Record::Mark(Mark {
            id: RecordId::from_school(school::SCHOOL, &format!("mark {number}")),
            interview: one.id,
            student: one.student,
            question: Some(question_id(number)),
            tag: Tag::Star,
            off: false,
            at: moment("2026-12-02T09:40:00-08:00"),
            at_second: 210,
        }));
    }
    records.push(one.into());
    records
}

/// Maya at a screen.
pub fn maya_at(records: &[Record], screen: Screen) -> Station {
    // A real call asks for an adult who stands by.
    let station = Station::with(&[records, &[school::standing_by().into()]].concat());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(screen));
    station
}

/// Looks at the interview at hand.
pub fn file<T>(station: &Station, look: impl FnOnce(&InterviewFile) -> T) -> T {
    station.look(|state| look(state.interview().expect("an interview is at hand")))
}

/// Looks at the interview as it stands on the disk.
pub fn on_disk<T>(station: &Station, look: impl FnOnce(&InterviewFile) -> T) -> T {
    let origin = crate::station::station_file().origin();
    let (store, _) = askwell::storage::Store::open(station.path(), &origin).unwrap();
    let file = store.file(school::maya().id).unwrap();
    look(file.interview(interview().id).expect("the interview is on the disk"))
}

/// Switches the station on again after a power cut and signs Maya in, going on where she was.
pub fn go_on(folder: std::rc::Rc<tempfile::TempDir>) -> Station {
    let station = Station::on(folder, moment("2026-12-03T09:40:00-08:00"));
    station.tap("Go on");
    station.digits("4711");
    station
}
