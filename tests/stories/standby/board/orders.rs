//! What an adult asks of a station at the board: done once, and only to whom it was meant for.

use crate::calling::screen;
use crate::nightly::sharing::key;
use crate::school;
use crate::standby::board::{boone_looks_after_it, pass, station, the_board};
use crate::station::Station;
use askwell::board;
use askwell::domain::*;
use askwell::flow::{Event, Screen};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// Maya is at work, and Mr. Boone looks after the stations.
fn at_work(share: &Path) -> (Station, Station) {
    let maya = station(share, 1, vec![school::student(1003, "Ana", "Bell").into()]);
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.send(Event::Go(Screen::Interest));
    maya.write("Why do these interest you?", "Animals.");
    let board = the_board(share);
    pass(2, &[&maya, &board]);
    boone_looks_after_it(&board);
    board.tap_starting("Room 1. At work. Maya R.");
    (maya, board)
}

fn done(station: &Station, action: &str) -> i64 {
    station.settle();
    station.count(&format!("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = '{action}'"))
}

#[test]
fn a_session_is_ended_from_the_board_after_asking_once_more_and_everything_is_kept() {
    let share = TempDir::new().unwrap();
    let (maya, board) = at_work(share.path());
    board.tap("End this session");
    board.see("End the work of Maya R. here? Everything is kept.");
    board.tap("Not after all");
    pass(2, &[&maya, &board]);
    assert_eq!(screen(&maya), Screen::Interest);
    board.tap("End this session");
    board.tap("Yes, do it");
    pass(2, &[&maya, &board]);
    assert_eq!(screen(&maya), Screen::Welcome);
    maya.see("Mr. Boone ended the work here. Everything that was written is kept.");
    assert_eq!(maya.count("SELECT count(*) FROM document WHERE kind = 'interest' AND body ->> '$.why' = 'Animals.'"), 1);
    assert_eq!(done(&maya, "end_session"), 1);
    // Whoever comes next need not know.
    maya.sign_in_first_time("Period 3", "Ana B.", "1234");
    maya.see_not("ended the work here");
    board.see("Nobody is there");
}

#[test]
fn whose_call_is_ended_from_the_board_is_told_to_say_goodbye_as_they_can_read_it() {
    let share = TempDir::new().unwrap();
    let mut records = crate::afterwards::ready();
    records.push(school::standing_by().into());
    let maya = station(share.path(), 1, records);
    let board = the_board(share.path());
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.send(Event::Go(Screen::Live));
    maya.send(Event::Live(askwell::flow::call::live::Event::Start));
    maya.send(Event::AskAdult);
    maya.send(Event::Look(askwell::flow::LookEvent::TextSize));
    pass(2, &[&maya, &board]);
    boone_looks_after_it(&board);
    board.tap_starting("Room 1. Needs an adult");
    board.tap("End this session");
    board.tap("Yes, do it");
    pass(2, &[&maya, &board]);
    assert_eq!(screen(&maya), Screen::Welcome);
    maya.see("If you are still on the phone, say:");
    assert_eq!(maya.look(|state| state.look.percent), 125);
    // Who needed help has left, and the board says nothing else.
    board.see("Nobody waits for an adult.");
    assert_eq!(maya.count("SELECT count(*) FROM fact WHERE kind = 'help' AND body ->> '$.outcome' = 'ended'"), 1);
    pass(121, &[&maya]);
    maya.see_not("on the phone");
    assert_eq!(maya.look(|state| state.look.percent), 100);
}

#[test]
fn the_station_is_handed_to_the_next_student() {
    let share = TempDir::new().unwrap();
    let (maya, board) = at_work(share.path());
    board.tap("Next student");
    board.tap("Yes, do it");
    pass(2, &[&maya, &board]);
    assert_eq!(screen(&maya), Screen::Classes);
    maya.see("Mr. Boone ended the work here. Everything that was written is kept.");
    assert!(maya.look(|state| state.session.is_none()));
}

#[test]
fn a_wish_about_one_session_never_reaches_the_next_student() {
    let share = TempDir::new().unwrap();
    let (maya, board) = at_work(share.path());
    board.tap("End this session");
    // Before Mr. Boone says yes, Maya has left and Ana has come.
    maya.send(Event::SignOut);
    maya.sign_in_first_time("Period 3", "Ana B.", "1234");
    board.tap("Yes, do it");
    pass(3, &[&maya, &board]);
    board.see_not("Yes, do it");
    assert_eq!(maya.look(|state| state.session.as_ref().map(|session| session.file.student.first_name.clone())).as_deref(), Some("Ana"));
    assert_eq!(done(&maya, "end_session"), 0);
}

#[test]
fn a_wish_that_comes_too_late_is_said_to_be_so() {
    let share = TempDir::new().unwrap();
    let (maya, board) = at_work(share.path());
    maya.send(Event::AskAdult);
    pass(2, &[&maya, &board]);
    board.tap("They went on");
    // Before it is heard, Maya is all right by herself.
    maya.send(Event::AskAdult);
    maya.tap("I am all right now");
    pass(2, &[&maya, &board]);
    board.see("Room 1: it was over before you were heard, so nothing was done.");
    assert_eq!(maya.count("SELECT count(*) FROM fact WHERE kind = 'help' AND body ->> '$.outcome' IS NOT NULL"), 0);
    board.tap("Pause the station");
    board.see_not("nothing was done");
}

#[test]
fn a_station_is_paused_and_let_go_on_from_the_board() {
    let share = TempDir::new().unwrap();
    let (maya, board) = at_work(share.path());
    board.tap("Pause the station");
    pass(2, &[&maya, &board]);
    maya.see("This station is paused.");
    maya.see("Mr. Boone paused it at");
    board.see("Paused by Mr. Boone");
    board.tap("Let it go on");
    pass(2, &[&maya, &board]);
    maya.see_not("This station is paused.");
    assert_eq!(maya.written("Why do these interest you?"), "Animals.");
    assert_eq!((done(&maya, "pause_station"), done(&maya, "go_on")), (1, 1));
}

#[test]
fn a_note_written_at_the_board_is_found_at_the_desk_of_the_station() {
    let share = TempDir::new().unwrap();
    let (maya, board) = at_work(share.path());
    board.tap("Write an incident note");
    board.write("Incident note, for adults only", "The caller shouted.");
    board.tap("The note is finished");
    pass(3, &[&maya, &board]);
    maya.send(Event::SignOut);
    maya.tap("Teacher");
    maya.digits("246813");
    maya.tap_starting("This station, ");
    maya.see("The caller shouted.");
    maya.see("Mr. Boone · about Maya Reyes");
}

#[test]
fn nobody_asks_anything_of_a_station_without_a_pin() {
    let share = TempDir::new().unwrap();
    let maya = station(share.path(), 1, Vec::new());
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    let board = the_board(share.path());
    pass(2, &[&maya, &board]);
    board.tap_starting("Room 1. At work. Maya R.");
    board.see("To do something about it, show with your PIN who you are.");
    assert!(!board.shows("End this session") && !board.shows("Write an incident note"));
    board.tap("Sign in as an adult");
    board.tap("Mr. Boone");
    board.digits("111111");
    board.see("That was not it.");
    board.tap("Never mind");
    assert!(!board.shows("End this session"));
    assert_eq!(screen(&maya), Screen::Journey);
}

#[test]
fn whoever_looks_after_the_stations_shows_again_who_they_are_after_a_quarter_of_an_hour() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    boone_looks_after_it(&board);
    board.clock.pass(Duration::from_secs(14 * 60));
    pass(1, &[&board]);
    board.see("The board · Mr. Boone");
    board.clock.pass(Duration::from_secs(60));
    pass(1, &[&board]);
    board.see_not("Mr. Boone");
    board.see("Sign in as an adult");
    assert_eq!(screen(&board), Screen::Board);
}

#[test]
fn what_no_station_hears_is_said_and_taken_back() {
    let share = TempDir::new().unwrap();
    let (maya, board) = at_work(share.path());
    board.tap("Pause the station");
    board.see("On its way to the station …");
    // Nobody hears it: the station stands still.
    pass(16, &[&board]);
    board.see("Room 1 did not hear you. Go there.");
    pass(3, &[&maya, &board]);
    maya.see_not("This station is paused.");
}

#[test]
fn what_was_asked_of_an_earlier_start_of_the_station_does_nothing() {
    let share = TempDir::new().unwrap();
    let maya = station(share.path(), 1, Vec::new());
    pass(2, &[&maya]);
    let run = maya.look(|state| state.beat.run);
    let origin = maya.look(|state| state.school.origin.clone());
    let order =
        |number: u128, run| Order { id: RecordId(uuid::Uuid::from_u128(number)), run, adult: school::boone().id, wish: Wish::Pause };
    let ask = |order| {
        board::ask(share.path(), &key(), "board", &Orders { station: origin.clone(), orders: vec![order], ..Orders::default() }).unwrap();
    };
    ask(order(1, RecordId::from_school("run", "before")));
    pass(2, &[&maya]);
    maya.see_not("This station is paused.");
    ask(order(2, run));
    pass(2, &[&maya]);
    maya.see("This station is paused.");
    // Heard once is heard: letting it go on is not undone by the file that still lies there.
    maya.tap("An adult lets it go on");
    maya.tap("Mr. Boone");
    maya.digits("246813");
    pass(3, &[&maya]);
    maya.see_not("This station is paused.");
}

#[test]
fn what_somebody_without_the_schools_key_asks_does_nothing() {
    let share = TempDir::new().unwrap();
    let maya = station(share.path(), 1, Vec::new());
    pass(2, &[&maya]);
    let (origin, run) = maya.look(|state| (state.school.origin.clone(), state.beat.run));
    let stranger = askwell::vault::SchoolKey::from_bytes(&[7; 32]).unwrap();
    let order = Order { id: RecordId::default(), run, adult: school::boone().id, wish: Wish::Pause };
    board::ask(share.path(), &stranger, "board", &Orders { station: origin, orders: vec![order], ..Orders::default() }).unwrap();
    pass(2, &[&maya]);
    maya.see_not("This station is paused.");
}
