//! Ways for stories to come to the phone: a student with an interest, a contact, a date.

use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::door::gate;
use askwell::flow::{Event, PinVerdict, Reply, Screen};
use slint::ComponentHandle;

/// Maya's interview, as it may stand before a story.
pub fn interview() -> Interview {
    Interview::new(school::first_interview(&school::maya()), school::maya().id, 1)
}

pub fn chosen() -> Interview {
    Interview { contact: Some(school::rivera().id), contact_chosen_at: Some(moment("2026-12-01T10:00:00-08:00")), ..interview() }
}

/// A date on the Tuesday after the stories begin.
pub fn booking() -> Booking {
    Booking {
        starts: moment("2026-12-08T14:30:00-08:00"),
        minutes: 20,
        medium: Medium::Phone,
        caller: Caller::Student,
        student_number: "(503) 555-0100".to_owned(),
        employee_number: "(503) 555-0142".to_owned(),
        link: String::new(),
        room: String::new(),
    }
}

pub fn booked() -> Interview {
    Interview { booking: Some(booking()), ..chosen() }
}

pub fn interest(code: &str) -> Interest {
    Interest { careers: vec![Career::Listed(code.to_owned())], done: true, ..Interest::new(school::maya().id) }
}

/// Switches a station on, signs Maya in and goes to a screen.
pub fn at(screen: Screen, more: Vec<Record>) -> Station {
    let mut records = school::records();
    records.push(interest("29-1131").into());
    records.extend(more);
    let station = Station::with(&records);
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(screen));
    unroll(&station);
    station
}

/// Switches a station on at which an adult signs in.
pub fn desk_of(adult: &Adult, more: impl IntoIterator<Item = Record>) -> Station {
    let mut records = school::records();
    records.extend(more);
    let station = Station::with(&records);
    unroll(&station);
    station.adult_signs_in(adult);
    station
}

/// Switches a station on at which Ms. Okafor signs in, who teaches.
pub fn at_the_desk(more: impl IntoIterator<Item = Record>) -> Station {
    desk_of(&school::okafor(), more)
}

/// Makes the window so tall that nothing of a screen has to be scrolled to.
pub fn unroll(station: &Station) {
    station.app.window().window().set_size(slint::PhysicalSize::new(1280, 6000));
}

/// An adult at the gate chooses their name, gives a reason and types the right PIN.
pub fn adult_passes(station: &Station, adult: &Adult, reason: &str) {
    station.write("Reason", reason);
    station.send(Event::Gate(gate::Event::Adult(adult.id)));
    station.send(Event::Reply(Reply::PinChecked { person: adult.id.0, verdict: PinVerdict::Right }));
}

pub fn screen(station: &Station) -> Screen {
    station.look(|state| state.screen)
}

/// Looks at the interview at hand.
pub fn one<T>(station: &Station, look: impl FnOnce(&InterviewFile) -> T) -> T {
    station.look(|state| look(state.interview().unwrap()))
}

/// Counts records of a kind on the disk.
pub fn kept(station: &Station, kind: &str) -> i64 {
    station.settle();
    let sql = "SELECT (SELECT count(*) FROM document WHERE kind = ?1) + (SELECT count(*) FROM fact WHERE kind = ?1)";
    station.database().query_row(sql, [kind], |row| row.get(0)).unwrap()
}
