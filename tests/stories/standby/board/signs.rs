//! Signs of life: a station that says nothing, a clock that is wrong, a share that is away or full, files nobody wrote.

use super::*;
use crate::program::SmallDisk;

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
