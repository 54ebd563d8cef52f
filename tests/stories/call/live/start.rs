//! Before the call and its first words.

use super::*;

#[test]
fn before_the_call_the_screen_says_whom_to_call_and_at_which_number() {
    let station = before();
    station.see("Real call · not recorded");
    station.see("Your interview with Dr. Elena Rivera");
    station.see("(503) 555-0142");
    assert!(file(&station, |one| one.live.is_none()));
    station.tap("Not now");
    assert_eq!(station.look(|state| state.screen), Screen::Journey);
}

#[test]
fn the_booked_length_is_offered_first_and_another_can_be_chosen() {
    let station = before();
    station.tap("30 minutes");
    station.tap("Start the interview");
    assert_eq!(file(&station, |one| one.live.as_ref().unwrap().minutes), 30);
    assert!(file(&station, |one| one.interview.started_at.is_some()));
    let usual = before();
    usual.tap("Start the interview");
    assert_eq!(file(&usual, |one| one.live.as_ref().unwrap().minutes), 20);
}

#[test]
fn the_introduction_gives_the_opening_words_with_every_name_filled_in() {
    let station = before();
    station.tap("Start the interview");
    station.see("“Hello Dr. Elena Rivera, my name is Maya Reyes. I am a student at Alder Creek High School.");
    station.see("Is this still a good time for you?");
    station.tap("On to the questions");
    station.see("Question 1 of 4");
    station.see("How did you get in?");
}

/// A call on another day or by another means than the one of the other stories.
fn booked(change: impl FnOnce(&mut askwell::domain::Booking)) -> Station {
    let mut one = interview();
    change(one.booking.as_mut().unwrap());
    let mut records = ready();
    records.push(one.into());
    maya_at(&records, Screen::Live)
}

#[test]
fn a_start_on_another_day_than_the_booked_one_is_asked_about_and_allowed() {
    let station = booked(|booking| booking.starts = moment("2026-12-09T14:00:00-08:00"));
    station.see("Your date is Wednesday, December 9. Start anyway?");
    assert!(!station.shows("Start the interview"));
    station.tap("Start anyway");
    station.tap("On to the questions");
    station.send(Event::Live(askwell::flow::call::live::Event::ToRecap));
    station.tap("We said goodbye");
    station.send(Event::Go(Screen::Journey));
    station.see("Thursday, December 3, 9:15 AM");
    station.see_not("Wednesday, December 9");
}

#[test]
fn by_video_no_telephone_number_is_given_as_the_meeting() {
    use askwell::domain::{Caller, Medium};
    let theirs = |booking: &mut askwell::domain::Booking| {
        booking.medium = Medium::Video;
        booking.caller = Caller::Employee;
    };
    let station = booked(theirs);
    station.see("They start the video meeting. Open the link they sent you.");
    station.see("If the video does not work, call (503) 555-0142.");
    station.see("Press Start when you are connected.");
    assert!(!station.shows("(503) 555-0142") && !station.says("(503) 555-0100"));
    let station = booked(|booking| {
        theirs(booking);
        booking.link = "https://meet.example/abc".to_owned();
    });
    station.see("They start the video meeting. Open their link:");
    station.see("https://meet.example/abc");
}

#[test]
fn the_call_is_all_there_in_spanish() {
    let station = talking();
    station.tap("Español");
    station.see("Llamada real · no se graba");
    station.see("Pregunta 1 de 4");
    station.tap("Quiero terminar esta llamada");
    station.see("Tengo que colgar.");
}
