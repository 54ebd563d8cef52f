//! The tiles: which come first, what they show, and what they never show.

use super::*;
use askwell::flow::call::live;

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
