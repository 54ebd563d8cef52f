//! A teacher goes through a week of a campaign at the desk, a minute at a time, and each day the station starts anew.

use crate::driver::{Program, askwell};
use std::path::Path;

/// Opens the station as it is on a morning of the week.
fn morning(data: &Path, day: &str, arguments: &[&str]) -> Program {
    let mut command = askwell(data, &format!("2026-{day}T08:30:00"));
    // So tall that nothing is scrolled away: what is out of sight can't be found.
    Program::start(command.env("ASKWELL_SIZE", "1280x6000").args(arguments))
}

fn sign_in(station: &Program, name: &str, pin: &str) {
    station.tap("Teacher");
    station.tap(name);
    station.digits(pin);
    station.see("Waiting for you");
}

#[test]
fn a_teacher_goes_through_a_week_of_a_campaign() {
    let scratch = tempfile::tempdir().unwrap();
    let data = scratch.path().join("station");
    let okafor = ("Ms. Okafor", "482957");

    // Monday: where the calls can be made, and a day without school.
    let station = morning(&data, "11-30", &["demo"]);
    sign_in(&station, okafor.0, okafor.1);
    station.tap_part("Campaigns, ");
    station.tap("Add a room");
    station.write("Which room?", "Counseling office");
    station.tap("To hour: half an hour later");
    station.tap("Add this room");
    station.see("Counseling office · 9:00 AM – 12:30 PM");
    station.tap("A day to add: a week later");
    station.tap("No school on this day");
    station.tap("Save the campaign");
    station.see("Saved.");
    drop(station);

    // Tuesday: a question list goes back with a comment.
    let station = morning(&data, "12-01", &[]);
    sign_in(&station, okafor.0, okafor.1);
    station.tap_part("Noor H. · Question list");
    station.write("Comment to question 1", "Ask for an example.");
    station.tap("Return it");
    station.see("Waiting for you");
    station.tap("Sign out");
    // Noor reads it the same morning.
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Noor H.");
    station.choose_pin("4711");
    station.see("Ask for an example.");
    station.tap("Sign out");
    station.see("Find out what the work is really like.");
    drop(station);

    // Wednesday: who is stuck practices with the teacher, and somebody may not be asked any more.
    let station = morning(&data, "12-02", &[]);
    sign_in(&station, okafor.0, okafor.1);
    station.tap_part("Dante W. · stuck");
    station.tap("Book a practice");
    station.tap("Thu, Dec 3");
    station.tap("10:00 AM");
    station.tap("Book it");
    station.see("Booked with Ms. Okafor: Thursday, December 3, 10:00 AM");
    station.tap("Back");
    station.tap_part("Contacts, ");
    station.tap_part("Dr. Elena Rivera");
    station.tap("Do not contact");
    station.see("Nobody may ask them. No student sees them.");
    drop(station);

    // Thursday: the practice is today; a thank-you note may go out.
    let station = morning(&data, "12-03", &[]);
    sign_in(&station, okafor.0, okafor.1);
    station.see("Dante W. · practice today at 10:00 AM");
    station.tap_part("Yesenia M. · Thank-you note");
    station.tap("Release");
    station.see("Waiting for you");
    drop(station);

    // Friday: the coordinator looks at what was done, and nobody can have changed it unseen.
    let station = morning(&data, "12-04", &[]);
    sign_in(&station, "Dr. Amundsen", "351964");
    station.tap_part("Results, ");
    station.see("Fewer than five students");
    station.tap_part("What adults did, ");
    for deed in [
        "Ms. Okafor changed a campaign",
        "Ms. Okafor returned the question list",
        "Ms. Okafor booked a practice, or canceled it",
        "Ms. Okafor changed a contact",
        "Ms. Okafor released the thank-you note",
    ] {
        station.see(deed);
    }
    drop(station);
    let doctor = askwell(&data, "2026-12-04T08:35:00").arg("doctor").output().unwrap();
    let told = String::from_utf8_lossy(&doctor.stdout);
    assert!(told.lines().any(|line| line.starts_with("ok") && line.contains("adults' log")), "{told}");
}
