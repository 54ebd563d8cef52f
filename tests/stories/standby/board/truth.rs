//! What a board says is so, and what a student is told of it: nobody is told that an adult knows, or that nobody waits, who
//! can't know it.

use crate::nightly::sharing::{found, key, shares_into};
use crate::program::SmallDisk;
use crate::standby::board::{boone_looks_after_it, pass, station, the_board};
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tempfile::TempDir;

/// A second board on another machine.
fn another_board(share: &Path) -> Station {
    let folder = Rc::new(TempDir::new().unwrap());
    let file = shares_into(share, 8);
    found(folder.path(), &file, &crate::school::records());
    let board = Station::board(folder, moment(NOW), file);
    crate::calling::unroll(&board);
    for adult in [crate::school::okafor(), crate::school::boone()] {
        board.give_pin(adult.id.0, "246813");
    }
    board
}

/// Maya, who asked for an adult.
fn asks(share: &Path) -> Station {
    let maya = station(share, 1, Vec::new());
    maya.sign_in_first_time("Period 3", "Maya R.", "4711");
    maya.tap("Ask an adult");
    maya
}

fn letters(share: &Path, station: &Station) -> PathBuf {
    share.join("board/orders").join(station.look(|state| state.school.origin.clone()))
}

#[test]
fn a_board_nobody_stands_before_does_not_speak_for_the_adult_who_stood_before_another() {
    let share = TempDir::new().unwrap();
    let maya = asks(share.path());
    let (one, two) = (the_board(share.path()), another_board(share.path()));
    boone_looks_after_it(&one);
    boone_looks_after_it(&two);
    pass(4, &[&maya, &one, &two]);
    maya.see("An adult knows");
    // Both are switched off, and one is started again: nobody has shown there who they are.
    drop(one);
    drop(two);
    let again = the_board(share.path());
    pass(17, &[&maya, &again]);
    maya.see("On the adults' board");
    maya.see_not("An adult knows");
}

#[test]
fn letters_of_an_earlier_day_keep_nothing_up_however_they_are_laid_out_again() {
    let share = TempDir::new().unwrap();
    let maya = asks(share.path());
    let board = the_board(share.path());
    boone_looks_after_it(&board);
    let mut old = Vec::new();
    for _ in 0..8 {
        pass(3, &[&maya, &board]);
        let file = std::fs::read_dir(letters(share.path(), &maya)).unwrap().map(|entry| entry.unwrap().path()).next().unwrap();
        old.push((file.clone(), std::fs::read(&file).unwrap()));
    }
    maya.see("An adult knows");
    drop(board);
    // Somebody with access to the folder lays all that was ever said there again, in turns.
    for turn in 0..40 {
        let (file, bytes) = &old[turn % old.len()];
        std::fs::write(file, bytes).unwrap();
        pass(1, &[&maya]);
    }
    maya.see("Raise your hand too");
}

#[test]
fn letters_to_an_earlier_start_of_the_station_say_nothing_to_this_one() {
    let share = TempDir::new().unwrap();
    let maya = asks(share.path());
    let board = the_board(share.path());
    boone_looks_after_it(&board);
    pass(4, &[&maya, &board]);
    maya.see("An adult knows");
    drop(board);
    let file = shares_into(share.path(), 1);
    let maya = Station::on_as(maya.pull_the_plug(), moment(NOW), file);
    maya.tap("Go on");
    maya.digits("4711");
    pass(1, &[&maya]);
    maya.see_not("An adult knows");
    maya.see_not("On the adults' board");
}

#[test]
fn beats_of_runs_that_are_over_show_no_station_that_is_gone() {
    let share = TempDir::new().unwrap();
    let beat = |run: &str, number| Beat {
        origin: "room-1-00000001".to_owned(),
        station: "Room 1".to_owned(),
        run: RecordId::from_school("run", run),
        number,
        now: moment(NOW),
        minutes: Some(300),
        ..Beat::default()
    };
    let tell = |beat: &Beat| askwell::board::tell(share.path(), &key(), beat).unwrap();
    let board = the_board(share.path());
    for (run, number) in [("first", 3), ("second", 1), ("second", 2)] {
        tell(&beat(run, number));
        pass(1, &[&board]);
    }
    board.see("Nobody waits for an adult.");
    // The station is dead; its old files are laid out by turns.
    for turn in 0..20 {
        tell(&if turn % 2 == 0 { beat("first", 9) } else { beat("second", 2) });
        pass(1, &[&board]);
    }
    board.see("One station is silent: go and look.");
    board.see_not("Nobody waits for an adult.");
}

#[test]
fn while_every_station_is_silent_nobody_is_told_that_nobody_waits() {
    let share = TempDir::new().unwrap();
    let (one, two) = (station(share.path(), 1, Vec::new()), station(share.path(), 2, Vec::new()));
    let board = the_board(share.path());
    pass(2, &[&one, &two, &board]);
    board.see("Nobody waits for an adult.");
    pass(16, &[&board]);
    board.see("2 stations are silent: go and look.");
    board.see_not("Nobody waits for an adult.");
    pass(6, &[&one, &board]);
    board.see("One station is silent: go and look.");
    pass(6, &[&one, &two, &board]);
    board.see("Nobody waits for an adult.");
}

#[test]
fn while_the_share_is_away_nobody_is_told_that_nobody_waits() {
    let share = TempDir::new().unwrap();
    let one = station(share.path(), 1, Vec::new());
    let board = the_board(share.path());
    pass(2, &[&one, &board]);
    board.see("Nobody waits for an adult.");
    let away = share.path().with_extension("away");
    std::fs::rename(share.path(), &away).unwrap();
    pass(1, &[&board]);
    board.see("The stations can't be seen: go and look.");
    board.see_not("Nobody waits for an adult.");
    std::fs::rename(&away, share.path()).unwrap();
}

#[test]
fn a_board_that_has_heard_nobody_yet_is_listening() {
    let share = TempDir::new().unwrap();
    let one = station(share.path(), 1, Vec::new());
    pass(2, &[&one]);
    let board = the_board(share.path());
    pass(1, &[&board]);
    board.see("Listening for the stations …");
    pass(2, &[&one, &board]);
    board.see("Nobody waits for an adult.");
}

#[test]
fn a_board_that_sees_no_station_at_all_does_not_say_that_nobody_waits() {
    let share = TempDir::new().unwrap();
    let board = the_board(share.path());
    pass(20, &[&board]);
    board.see_not("Nobody waits for an adult.");
    std::fs::write(share.path().join("board"), "in the way").unwrap();
    pass(5, &[&board]);
    board.see_not("Nobody waits for an adult.");
}

#[test]
fn that_the_board_can_not_write_is_said_before_anybody_presses_anything() {
    let Some(disk) = SmallDisk::mount("size=2m") else { return };
    let share = disk.path().join("share");
    std::fs::create_dir(&share).unwrap();
    let one = station(&share, 1, Vec::new());
    let board = the_board(&share);
    pass(7, &[&one, &board]);
    board.see_not("can't be written");
    disk.make_read_only();
    pass(7, &[&board]);
    board.see("The shared folder is full or can't be written. You see the stations, but they may not hear you: go there.");
    disk.make_writable();
    pass(7, &[&one, &board]);
    board.see_not("can't be written");
}
