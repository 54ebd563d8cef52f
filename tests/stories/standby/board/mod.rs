//! The board: every station at a glance, on another screen and at the desk.

mod orders;
mod truth;

use crate::afterwards::ready;
use crate::calling::unroll;
use crate::nightly::sharing::{found, key, shares_into};
use crate::program::SmallDisk;
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::board;
use askwell::domain::*;
use askwell::flow::call::{live, phone};
use askwell::flow::{Event, Screen};
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;
use tempfile::TempDir;

/// A station of the school on a share, whose adults have a PIN.
pub fn station(share: &Path, number: u128, records: Vec<Record>) -> Station {
    let folder = Rc::new(TempDir::new().unwrap());
    let file = shares_into(share, number);
    let mut all = school::records();
    all.extend(records);
    found(folder.path(), &file, &all);
    let station = Station::on_as(folder, moment(NOW), file);
    with_pins(&station);
    station
}

fn with_pins(station: &Station) {
    unroll(station);
    for adult in [school::okafor(), school::boone()] {
        station.give_pin(adult.id.0, "246813");
    }
}

/// The board on a machine of its own.
pub fn the_board(share: &Path) -> Station {
    let folder = Rc::new(TempDir::new().unwrap());
    let file = shares_into(share, 9);
    found(folder.path(), &file, &school::records());
    let board = Station::board(folder, moment(NOW), file);
    with_pins(&board);
    board
}

pub fn boone_looks_after_it(board: &Station) {
    board.tap("Sign in as an adult");
    board.tap("Mr. Boone");
    board.digits("246813");
    board.see("The board · Mr. Boone");
}

/// Lets the same time pass everywhere.
pub fn pass(seconds: u64, stations: &[&Station]) {
    for _ in 0..seconds * 4 {
        stations.iter().for_each(|station| station.pass(Duration::from_millis(250)));
    }
}

/// A sign of life of a station that is not here.
fn beat(number: u64) -> Beat {
    Beat {
        origin: format!("room-{number}-0000000{number}"),
        station: format!("Room {number}"),
        run: RecordId::from_school("run", &number.to_string()),
        number: 1,
        now: moment(NOW),
        minutes: Some(300),
        ..Beat::default()
    }
}

fn seat(name: &str) -> Seat {
    Seat {
        session: RecordId::from_school("session", name),
        student: school::maya().id,
        name: name.to_owned(),
        screen: "questions".to_owned(),
        line: None,
        recording: None,
    }
}

fn asked(since: &str) -> Asked {
    Asked {
        call: RecordId::from_school("call", since),
        student: None,
        name: "Ana B.".to_owned(),
        since: moment(since),
        screen: "questions".to_owned(),
        line: None,
        reason: None,
        coming: None,
    }
}

fn tell(share: &Path, beats: &[Beat]) {
    beats.iter().for_each(|beat| board::tell(share, &key(), beat).unwrap());
}

/// Gives the tiles in their order: what each is called by a screen reader.
fn tiles(board: &Station) -> Vec<String> {
    board.words().into_iter().filter(|words| words.starts_with("Room ") && words.contains(". ")).collect()
}

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
fn two_stations_of_one_name_are_told_apart() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    tell(share.path(), &[beat(1), Beat { station: "Room 1".to_owned(), ..beat(2) }, beat(3)]);
    pass(1, &[&board]);
    assert!(board.says("Room 1 (room-1-00000001)") && board.says("Room 1 (room-2-00000002)"), "{:#?}", tiles(&board));
    assert!(!board.says("Room 3 ("));
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

#[test]
fn a_call_shows_its_minutes_and_counts_them_down_between_two_signs_of_life() {
    let share = TempDir::new().unwrap();
    let mut records = ready();
    records.push(school::standing_by().into());
    let maya = station(share.path(), 1, records);
    let board = the_board(share.path());
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.send(Event::Go(Screen::Live));
    maya.send(Event::Live(live::Event::Start));
    pass(2, &[&maya, &board]);
    board.see("On the phone");
    board.see("20 min left");
    pass(70, &[&maya, &board]);
    board.see("19 min left");
    maya.send(Event::Live(live::Event::Pause));
    pass(2, &[&maya, &board]);
    board.see("The call waits");
}

#[test]
fn whoever_needs_somebody_most_comes_first() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    let recording =
        |taking| Some(Recorded { take: RecordId::default(), agreed: vec!["Maya R.".to_owned(), "Ms. Okafor".to_owned()], taking });
    let line = |left| Some(OnPhone { left: Some(left), ..OnPhone::default() });
    tell(
        share.path(),
        &[
            beat(1),
            Beat { seat: Some(seat("Ben C.")), ..beat(2) },
            Beat { seat: Some(Seat { line: line(600), ..seat("Cho D.") }), ..beat(3) },
            Beat { seat: Some(Seat { recording: recording(Taking::Broken), ..seat("Dee E.") }), ..beat(4) },
            Beat { calls: vec![asked("2026-12-03T09:14:00-08:00")], ..beat(5) },
            Beat { calls: vec![asked("2026-12-03T09:05:00-08:00")], ..beat(6) },
            Beat { calls: vec![Asked { coming: Some("Mr. Boone".to_owned()), ..asked("2026-12-03T09:00:00-08:00") }], ..beat(7) },
            Beat { life: Life::Closed, ..beat(8) },
            Beat { minutes: Some(4), ..beat(9) },
        ],
    );
    pass(1, &[&board]);
    let order: Vec<String> = tiles(&board).iter().map(|words| words.chars().take(6).collect()).collect();
    assert_eq!(order, ["Room 6", "Room 5", "Room 7", "Room 4", "Room 9", "Room 3", "Room 2", "Room 1", "Room 8"]);
    board.see("2 stations wait for an adult.");
    board.see("Room 6. Needs an adult. Ana B. Asked 10 min ago, from: Question list");
    board.see("Switched off properly");
    board.see("The disk is almost full");
    board.see("10 min left");
    let sound = Beat { number: 2, seat: Some(Seat { recording: recording(Taking::Alive), ..seat("Dee E.") }), ..beat(4) };
    tell(share.path(), &[sound]);
    pass(1, &[&board]);
    board.see("Recording, microphone alive. Agreed: Maya R., Ms. Okafor");
}

#[test]
fn a_station_that_says_nothing_for_fifteen_seconds_is_called_silent_and_comes_back() {
    let share = TempDir::new().unwrap();
    let (maya, board) = (station(share.path(), 1, Vec::new()), the_board(share.path()));
    pass(6, &[&maya, &board]);
    board.see("Nobody is there");
    // Its last sign of life may be five seconds old by now.
    pass(9, &[&board]);
    board.see("Nobody is there");
    pass(7, &[&board]);
    board.see("Silent for");
    pass(2, &[&maya, &board]);
    board.see_not("Silent for");
    // Closed by an adult it is not silent, it is closed.
    board.see("Nobody is there");
    maya.tap("Standby adult");
    maya.digits("246813");
    maya.tap("Close it now");
    maya.settle();
    pass(20, &[&board]);
    board.see("Switched off properly");
}

#[test]
fn a_station_that_sleeps_is_not_silent_and_wakes_up() {
    let share = TempDir::new().unwrap();
    let (maya, board) = (station(share.path(), 1, Vec::new()), the_board(share.path()));
    pass(6, &[&maya, &board]);
    maya.send(Event::Sleeps);
    // The machine takes a moment to fall asleep.
    pass(2, &[&maya, &board]);
    board.see("Asleep");
    pass(60, &[&board]);
    board.see("Asleep");
    board.see_not("Silent");
    maya.clock.set_wall(moment("2026-12-03T13:00:00-08:00"));
    pass(6, &[&maya, &board]);
    board.see("Nobody is there");
}

#[test]
fn a_board_that_has_just_begun_takes_an_old_file_for_no_sign_of_life() {
    let share = TempDir::new().unwrap();
    tell(share.path(), &[beat(1), Beat { life: Life::Asleep, ..beat(2) }]);
    let board = the_board(share.path());
    pass(2, &[&board]);
    board.see("Waiting for a sign of it");
    board.see("Asleep");
    pass(15, &[&board]);
    board.see("Silent for");
}

#[test]
fn a_clock_that_is_wrong_by_a_day_changes_no_time_on_the_board() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    for (number, now, since) in
        [(1, "2026-12-04T09:15:00-08:00", "2026-12-04T09:12:00-08:00"), (2, "2026-12-02T09:15:00-08:00", "2026-12-02T09:12:00-08:00")]
    {
        tell(share.path(), &[Beat { now: moment(now), calls: vec![asked(since)], ..beat(number) }]);
    }
    pass(1, &[&board]);
    let tiles = tiles(&board);
    assert_eq!(tiles.len(), 2);
    for tile in tiles {
        assert!(tile.contains("Asked 3 min ago"), "{tile}");
    }
}

#[test]
fn a_share_that_is_away_is_said_and_the_board_goes_on_when_it_is_back() {
    let folder = TempDir::new().unwrap();
    let share = folder.path().join("share");
    std::fs::create_dir(&share).unwrap();
    let (maya, board) = (station(&share, 1, Vec::new()), the_board(&share));
    pass(6, &[&maya, &board]);
    board.see("Nobody is there");
    let away = folder.path().join("away");
    std::fs::rename(&share, &away).unwrap();
    pass(2, &[&maya, &board]);
    board.see("The shared folder can't be reached.");
    board.see("Room 1");
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.send(Event::Go(Screen::Interest));
    maya.write("Why do these interest you?", "Animals.");
    pass(2, &[&maya, &board]);
    assert_eq!(maya.count("SELECT count(*) FROM document WHERE kind = 'interest' AND body ->> '$.why' = 'Animals.'"), 1);
    std::fs::rename(&away, &share).unwrap();
    pass(6, &[&maya, &board]);
    board.see_not("The shared folder can't be reached.");
    board.see("Maya R.");
}

#[test]
fn on_a_full_share_the_stations_are_still_seen_and_still_hear() {
    let Some(disk) = SmallDisk::mount("size=256k") else { return };
    let (maya, board) = (station(disk.path(), 1, Vec::new()), the_board(disk.path()));
    pass(6, &[&maya, &board]);
    let mut filler = std::fs::File::create(disk.path().join("filler")).unwrap();
    while std::io::Write::write_all(&mut filler, &[1; 4096]).is_ok() {}
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.tap("Ask an adult");
    pass(2, &[&maya, &board]);
    board.see("One station waits for an adult.");
    boone_looks_after_it(&board);
    board.tap_starting("Room 1. Needs an adult");
    board.tap("I'm on my way");
    pass(2, &[&maya, &board]);
    maya.see("An adult is coming");
    // A station that comes only now has no place there, and nothing else breaks.
    let late = station(disk.path(), 2, Vec::new());
    pass(2, &[&late, &maya, &board]);
    board.see("Maya R.");
}

#[test]
fn files_that_no_station_wrote_are_named_and_change_nothing_else() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    tell(share.path(), &[beat(1)]);
    let folder = share.path().join("board");
    std::fs::copy(folder.join(format!("{}.beat", beat(1).origin)), folder.join("room-2.beat")).unwrap();
    std::fs::write(folder.join("huge.beat"), vec![b'{'; 5_000_000]).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("link.beat")).unwrap();
    std::fs::write(folder.join("nonsense.beat"), "I am fine").unwrap();
    // From the future, with a signature that fits nothing.
    let future = serde_json::to_vec(&Beat { now: moment("2999-01-01T00:00:00Z"), number: u64::MAX, ..beat(1) }).unwrap();
    std::fs::write(folder.join("future.beat"), future).unwrap();
    pass(2, &[&board]);
    assert_eq!(tiles(&board).len(), 1);
    board.see("future.beat, nonsense.beat, room-2.beat");
    // However many there are, the stations are still read.
    (0..400).for_each(|number| std::fs::write(folder.join(format!("junk-{number}.beat")), "junk").unwrap());
    tell(share.path(), &[Beat { number: 2, calls: vec![asked(NOW)], ..beat(1) }, beat(3)]);
    pass(1, &[&board]);
    assert_eq!(tiles(&board).len(), 2);
    board.see("One station waits for an adult.");
}

#[test]
fn a_station_that_died_with_an_open_call_shows_both() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    tell(share.path(), &[Beat { calls: vec![asked(NOW)], ..beat(1) }]);
    pass(20, &[&board]);
    board.see("Needs an adult");
    board.see("Silent for 19 s");
}

#[test]
fn an_older_file_that_somebody_puts_back_is_no_news() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    let path = share.path().join("board").join(format!("{}.beat", beat(1).origin));
    tell(share.path(), &[Beat { number: 5, calls: vec![asked(NOW)], ..beat(1) }]);
    let old = std::fs::read(&path).unwrap();
    tell(share.path(), &[Beat { number: 6, ..beat(1) }]);
    pass(1, &[&board]);
    board.see("Waiting for a sign of it");
    std::fs::write(&path, old).unwrap();
    pass(1, &[&board]);
    board.see("Waiting for a sign of it");
    board.see_not("Needs an adult");
}

#[test]
fn thirty_stations_are_on_the_board() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(1, &[&board]);
    let all: Vec<Beat> = (1..=30).map(|number| Beat { seat: Some(seat("Ben C.")), ..beat(number) }).collect();
    tell(share.path(), &all);
    pass(1, &[&board]);
    assert_eq!(tiles(&board).len(), 30);
    tell(share.path(), &[Beat { number: 2, calls: vec![asked(NOW)], ..beat(17) }]);
    pass(1, &[&board]);
    assert!(tiles(&board)[0].starts_with("Room 17. Needs an adult"), "{:#?}", tiles(&board));
}

#[test]
fn the_board_at_the_desk_shows_this_station_also_without_a_share() {
    let station = crate::calling::desk_of(&school::boone(), []);
    station.tap("Show the board");
    station.see("No shared folder is set, so you see this station alone.");
    station.see("Room 114 Station 2");
    station.tap("Back");
    station.see("Do you stand by today?");
}

#[test]
fn the_board_shows_no_word_a_student_wrote() {
    let share = TempDir::new().unwrap();
    let maya = station(share.path(), 1, Vec::new());
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.send(Event::Go(Screen::Interest));
    maya.write("Why do these interest you?", "Zebras and other secrets.");
    maya.tap("Ask an adult");
    pass(3, &[&maya]);
    for file in std::fs::read_dir(share.path().join("board")).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains("Maya R.") && !text.contains("Zebras") && !text.contains("Reyes"), "{text}");
        }
    }
}
