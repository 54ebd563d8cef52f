//! Comments to a recording, each at its second.

use crate::calling::{kept, one, unroll};
use crate::practice::listen::{LINE, listening, practice};
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::{Event, Screen};
use std::time::Duration;

#[test]
fn a_comment_is_kept_at_the_second_it_is_about() {
    let station = listening();
    station.tap("Star, 0:02");
    station.write("Your comment", "Here I waited long enough.");
    station.tap("Back 10 seconds");
    station.tap("Add at 0:02");
    station.see("Here I waited long enough., 0:02 · Your comment");
    assert_eq!(station.written("Your comment"), "");
    assert_eq!(kept(&station, "time_comment"), 1);
    let comment = one(&station, |one| one.time_comments[0].clone());
    assert_eq!((comment.at_ms, comment.by, comment.practice), (2_000, Rater::Asker, practice().id));
}

#[test]
fn a_comment_that_was_not_added_yet_is_kept_when_the_screen_is_left() {
    let station = listening();
    station.write("Your comment", "Too fast.");
    station.tap("Back");
    assert_eq!(kept(&station, "time_comment"), 1);
    station.tap(LINE);
    station.write("Your comment", "Good ending.");
    station.send(Event::SignOut);
    assert_eq!(kept(&station, "time_comment"), 2);
}

#[test]
fn a_comment_that_was_being_written_is_there_again_after_a_power_cut() {
    let station = listening();
    station.tap("Star, 0:02");
    station.write("Your comment", "Here I wai");
    station.pass(Duration::from_millis(500));
    let station = Station::on(station.pull_the_plug(), moment(NOW));
    station.tap("Go on");
    station.digits("4711");
    station.send(Event::Go(Screen::Practice));
    unroll(&station);
    station.tap(LINE);
    assert_eq!(station.written("Your comment"), "Here I wai");
    station.tap("Add at 0:02");
    station.tap("Back");
    station.tap(LINE);
    assert_eq!((station.written("Your comment"), kept(&station, "time_comment")), (String::new(), 1));
}

#[test]
fn a_comment_somebody_else_began_is_not_under_my_cursor() {
    let station = listening();
    station.write("Your comment", "Too fast.");
    station.settle();
    let mut draft = one(&station, |one| one.practices[0].clone());
    draft.comment_draft.as_mut().unwrap().by = Rater::Adult(crate::school::okafor().id);
    let station = crate::calling::at(
        Screen::Practice,
        [crate::practice::listen::records(crate::practice::listen::take(3)), vec![draft.into()]].concat(),
    );
    crate::practice::listen::record(&station, crate::practice::listen::id("take"), 3, true);
    unroll(&station);
    station.tap(LINE);
    assert_eq!(station.written("Your comment"), "");
}
