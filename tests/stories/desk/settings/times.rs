//! Languages, the idle time, and how long recordings are kept.

use super::*;

#[test]
fn with_one_language_the_switch_is_gone_and_everybody_is_spoken_to_in_it() {
    let station = settings();
    assert!(station.shows("Español"));
    station.tap("Languages: Español only");
    station.see("Guardado. Vale desde ahora.");
    assert!(!station.shows("English") && !station.shows("Español"));
    station.tap("Salir");
    station.see("Descubre");
    assert!(!station.shows("English"));
    // A key that some station had for it does nothing either, and the school's list does not bring the other one back.
    station.send(Event::Look(askwell::flow::LookEvent::Language));
    assert_eq!(station.look(|state| state.look.language), Language::Es);
    let station = restarted(station);
    assert_eq!(station.look(|state| state.look.language), Language::Es);
    assert!(!station.shows("English"));
}

#[test]
fn a_student_of_another_language_is_spoken_to_in_the_one_that_is_offered() {
    let station = settings();
    station.tap("Languages: English only");
    assert!(!station.shows("The first screen starts in"));
    station.tap_starting("Today, ");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Luis A.", "1357");
    assert_eq!(station.look(|state| state.look.language), Language::En);
}

#[test]
fn the_first_screen_starts_in_the_language_that_was_set() {
    let station = settings();
    station.tap("The first screen starts in: Español");
    assert_eq!(station.look(|state| state.look.language), Language::En, "the adult reads on in theirs");
    station.tap_starting("Today, ");
    station.tap("Sign out");
    assert_eq!(station.look(|state| state.look.language), Language::Es);
    let station = restarted(station);
    assert_eq!(station.look(|state| state.look.language), Language::Es);
    assert!(station.shows("English"), "the other one is a touch away");
    assert_eq!(changed(&station), ["languages"]);
}

#[test]
fn the_idle_time_counts_for_students_and_the_desk_keeps_its_two_minutes() {
    let station = settings();
    station.tap("When nobody touches the station: 2 minutes");
    station.tap_starting("Today, ");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.pass(Duration::from_secs(119));
    station.see_not("Are you still here?");
    station.pass(Duration::from_secs(2));
    station.see("Are you still here?");
    station.pass(Duration::from_secs(31));
    station.adult_signs_in(&school::okafor());
    station.tap_starting("Settings, ");
    station.tap("When nobody touches the station: 10 minutes");
    station.pass(Duration::from_secs(91));
    station.see("Are you still here?");
    station.pass(Duration::from_secs(31));
    assert_eq!(screen(&station), Screen::Welcome);
}

#[test]
fn recordings_made_from_now_on_are_kept_as_long_as_was_set() {
    let station = settings();
    station.see("This counts for recordings made from now on; those that are there keep their day.");
    let until = |station: &Station| station.look(|state| booth::destroy_on(state, false).to_string());
    let past_term = |station: &Station| station.look(|state| booth::destroy_on(state, true).to_string());
    for (days, day) in [("14 days", "2027-01-01"), ("90 days", "2027-03-18"), ("0 days", "2026-12-18"), ("30 days", "2027-01-17")] {
        station.tap(&format!("How long recordings are kept: {days}"));
        station.tap_starting("Today, ");
        station.tap("Sign out");
        if station.look(|state| state.session.is_none()) {
            station.tap("Start");
            station.tap("Period 3");
            station.tap("Maya R.");
            station.digits("4711");
            if station.look(|state| state.session.is_none()) {
                station.digits("4711");
            }
        }
        assert_eq!((until(&station).as_str(), past_term(&station).as_str()), (day, "2027-12-18"), "{days}");
        station.tap("Sign out");
        station.adult_signs_in(&school::okafor());
        station.tap_starting("Settings, ");
    }
    assert_eq!(changed(&station), ["kept"; 4]);
}

#[test]
fn a_recording_that_is_kept_for_no_day_can_still_be_listened_to_on_the_day_itself() {
    let station = settings();
    station.tap("How long recordings are kept: 0 days");
    let file = on_disk(&station);
    let station = Station::on_as(station.pull_the_plug(), moment("2026-12-18T09:00:00-08:00"), file);
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    assert_eq!(station.look(|state| booth::destroy_on(state, false).to_string()), "2026-12-19");
}
