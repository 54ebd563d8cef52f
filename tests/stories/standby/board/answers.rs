//! Who asked is seen on the board, is answered there, and reads the answer at the station.

use super::*;

#[test]
fn a_call_for_an_adult_is_seen_on_the_board_and_the_answer_at_the_station() {
    let share = TempDir::new().unwrap();
    let maya = station(share.path(), 1, Vec::new());
    let board = the_board(share.path());
    pass(2, &[&maya, &board]);
    board.see("Nobody waits for an adult.");
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.send(Event::Go(Screen::Questions));
    maya.tap("Ask an adult");
    maya.tap("I don't feel well");
    // Nobody is told that an adult knows before one can.
    maya.see("You asked for an adult");
    pass(2, &[&maya, &board]);
    maya.see("On the adults' board");
    board.see("One station waits for an adult.");
    board.see("Room 1. Needs an adult. Maya R. Asked just now, from: Question list");
    assert!(board.effects().iter().any(|effect| effect.starts_with("PlayTone")), "it is heard where the board is");
    assert!(!maya.effects().iter().any(|effect| effect.starts_with("PlayTone")), "and not at the station");
    boone_looks_after_it(&board);
    board.see("I don't feel well");
    pass(2, &[&maya, &board]);
    maya.see("An adult knows");
    board.tap_starting("Room 1. Needs an adult");
    board.tap("I'm on my way");
    pass(2, &[&maya, &board]);
    maya.see("An adult is coming");
    board.see("Mr. Boone is on the way");
    board.see("Nobody waits for an adult.");
    // The page of the call goes away with it, and says why.
    maya.tap("An adult is coming");
    maya.see("You asked at 9:15 AM.");
    board.tap("They went on");
    pass(2, &[&maya, &board]);
    maya.see_not("You asked at");
    maya.see("Mr. Boone has ended your call for help. If you still need somebody, ask again.");
    maya.see("Ask an adult");
    assert_eq!(maya.count("SELECT count(*) FROM fact WHERE kind = 'help' AND body ->> '$.outcome' = 'went_on'"), 1);
    assert_eq!(maya.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'answer_help'"), 1);
}

#[test]
fn where_no_board_shows_a_call_the_student_is_told_to_raise_a_hand_too() {
    let share = TempDir::new().unwrap();
    let maya = station(share.path(), 1, Vec::new());
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.tap("Ask an adult");
    pass(7, &[&maya]);
    maya.see("You asked for an adult");
    pass(2, &[&maya]);
    maya.tap("Raise your hand too");
    maya.see("Raise your hand too, or go to an adult.");
    maya.see("no adult has it on theirs yet");
    // Somebody switches the board on.
    let board = the_board(share.path());
    pass(2, &[&maya, &board]);
    maya.see("Your call stands on the adults' board.");
    boone_looks_after_it(&board);
    pass(2, &[&maya, &board]);
    maya.see("An adult knows you need them.");
    pass(20, &[&maya, &board]);
    maya.see("An adult knows you need them.");
    // And off again: what it showed, it shows no more.
    pass(9, &[&maya]);
    maya.see("An adult knows you need them.");
    pass(7, &[&maya]);
    maya.see("Raise your hand too, or go to an adult.");
}

#[test]
fn a_call_made_before_signing_in_is_still_there_for_whoever_signs_in() {
    let share = TempDir::new().unwrap();
    let (maya, board) = (station(share.path(), 1, Vec::new()), the_board(share.path()));
    maya.tap("Ask an adult");
    pass(2, &[&maya, &board]);
    boone_looks_after_it(&board);
    board.tap_starting("Room 1. Needs an adult");
    board.tap("I'm on my way");
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    pass(2, &[&maya, &board]);
    maya.see("An adult is coming");
    board.see("Nobody was signed in: Asked just now, from:");
}

#[test]
fn a_note_that_was_not_finished_goes_to_its_station_when_the_sheet_is_closed() {
    let share = TempDir::new().unwrap();
    let (maya, board) = (station(share.path(), 1, Vec::new()), the_board(share.path()));
    pass(2, &[&maya, &board]);
    boone_looks_after_it(&board);
    for (number, leave) in [(1, "Close the sheet"), (2, "Sign out")] {
        board.tap_starting("Room 1. Nobody is there");
        board.tap("Write an incident note");
        board.write("Incident note, for adults only", &format!("Note {number}"));
        board.tap(leave);
        pass(3, &[&maya, &board]);
        assert_eq!(maya.count("SELECT count(*) FROM document WHERE kind = 'incident'"), number);
    }
}

#[test]
fn several_who_asked_at_one_station_are_answered_one_by_one() {
    let share = TempDir::new().unwrap();
    let maya = station(share.path(), 1, vec![school::student(1003, "Ana", "Bell").into()]);
    let board = the_board(share.path());
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.tap("Ask an adult");
    maya.send(Event::SignOut);
    maya.sign_in_first_time("Period 3", "Ana B.", "1234");
    maya.tap("Ask an adult");
    pass(2, &[&maya, &board]);
    boone_looks_after_it(&board);
    board.tap_starting("Room 1 · 2 calls. Needs an adult");
    board.see("Several asked here. Choose whom you answer:");
    board.tap("I'm on my way");
    pass(2, &[&maya, &board]);
    // Ana waits still, and how it went is said of Maya.
    board.see("One station waits for an adult.");
    board.see("Maya R. Asked just now");
    board.tap("They went on");
    pass(2, &[&maya, &board]);
    assert_eq!(maya.look(|state| state.help.iter().map(|open| open.coming).collect::<Vec<_>>()), [None]);
    maya.see("An adult knows");
    // No other call comes under a finger that is still on what ended the first.
    board.see("Somebody else asked here. Choose whom you answer:");
    assert!(!board.shows("They went on"));
    board.tap_starting("Ana B., Asked just now");
    board.tap("I'm on my way");
    pass(2, &[&maya, &board]);
    maya.see("An adult is coming");
    board.see("Nobody waits for an adult.");
}

#[test]
fn the_one_who_is_chosen_is_answered_whoever_asked_first() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    boone_looks_after_it(&board);
    let later = Asked { name: "Ben C.".to_owned(), ..asked("2026-12-03T09:14:00-08:00") };
    tell(share.path(), &[Beat { calls: vec![asked("2026-12-03T09:10:00-08:00"), later.clone()], ..beat(1) }]);
    pass(1, &[&board]);
    board.tap_starting("Room 1 · 2 calls.");
    board.tap_starting("Ben C., Asked 1 min ago");
    board.tap("I'm on my way");
    let asked = format!("Coming(RecordId({}))", later.call);
    assert!(board.effects().iter().any(|effect| effect.starts_with("Ask(") && effect.contains(&asked)), "{:#?}", board.effects().last());
}

#[test]
fn a_board_that_cannot_ring_says_so_as_long_as_somebody_waits() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    tell(share.path(), &[Beat { calls: vec![asked(NOW)], ..beat(1) }]);
    pass(1, &[&board]);
    board.send(Event::Reply(askwell::flow::Reply::NoTone));
    board.see("This board can't ring");
    pass(30, &[&board]);
    assert_eq!(board.effects().iter().filter(|effect| effect.starts_with("PlayTone")).count(), 1, "nobody hears it anyway");
    tell(share.path(), &[Beat { number: 2, ..beat(1) }]);
    pass(1, &[&board]);
    board.see_not("This board can't ring");
}

#[test]
fn digits_that_nobody_types_do_not_hide_the_board_for_long() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    board.tap("Sign in as an adult");
    board.see_not("Listening for the stations …");
    pass(61, &[&board]);
    board.see("Listening for the stations …");
}

#[test]
fn a_call_from_the_phone_script_says_from_which_branch_and_which_call_it_is() {
    let share = TempDir::new().unwrap();
    let maya = station(share.path(), 1, ready());
    let board = the_board(share.path());
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.send(Event::Go(Screen::Phone));
    maya.send(Event::Phone(phone::Event::Begin(phone::Start::Phone)));
    maya.send(Event::AskAdult);
    pass(2, &[&maya, &board]);
    board.see("from: Before you dial, first call");
}
