//! What moves: a page that opens, for a fifth of a second, and nothing in a call.

use crate::calling::{at, chosen, desk_of};
use crate::school;
use crate::station::{NOW, Station, moment, station_file};
use askwell::domain::Movement;
use askwell::flow::Screen;
use askwell::storage::StationFile;
use std::time::Duration;

fn pass(milliseconds: u64) {
    i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(milliseconds));
}

/// The first page of a station that was just switched on comes to rest, frame by frame.
fn switched_on() -> Station {
    let station = Station::with(&school::records());
    for _ in 0..30 {
        pass(16);
    }
    station
}

/// Opens the page of the classes, and gives how high what it says stands at each of its first frames.
fn frames_of_the_classes(station: &Station, each: u64) -> Vec<f32> {
    station.tap("Start");
    let frame = || {
        pass(each);
        station.middle_of("Period 3").y
    };
    std::iter::once(station.middle_of("Period 3").y).chain((0..250 / each).map(|_| frame())).collect()
}

#[test]
fn a_page_rises_into_its_place_and_stays_there() {
    let station = switched_on();
    let heights = frames_of_the_classes(&station, 16);
    let (first, rest) = (heights[0], heights[heights.len() - 1]);
    assert!((4.0..=8.0).contains(&(first - rest)), "{heights:?}");
    assert!(heights.is_sorted_by(|before, after| before >= after), "{heights:?}");
    pass(1000);
    assert_eq!(station.middle_of("Period 3").y, rest);
    // So does the next one.
    station.tap("Back");
    (0..30).for_each(|_| pass(16));
    let heights = frames_of_the_classes(&station, 16);
    assert!(heights[0] - rest >= 4.0, "{heights:?}");
}

#[test]
fn where_a_frame_takes_long_the_next_page_is_there_at_once() {
    let station = switched_on();
    let slow = frames_of_the_classes(&station, 60);
    let rest = slow[slow.len() - 1];
    assert!(slow[0] > rest, "{slow:?}");
    station.tap("Back");
    pass(500);
    assert!(frames_of_the_classes(&station, 60).iter().all(|height| *height == rest));
}

#[test]
fn nothing_moves_in_a_call() {
    let station = at(Screen::Phone, vec![chosen().into()]);
    let high = || station.middle_of("The number to dial").y;
    let first = high();
    pass(1000);
    assert_eq!(high(), first);
}

#[test]
fn who_looks_after_the_station_can_have_all_of_it_still() {
    let station = desk_of(&school::okafor(), []);
    station.tap_starting("Settings, ");
    station.tap("Movement on the screen: None");
    station.see("Kept. It counts from now on.");
    let file = StationFile::read(station.path()).unwrap().unwrap();
    assert_eq!(file.settings.movement, Movement::Still);
    // Also after it was switched off.
    let station = Station::on_as(station.pull_the_plug(), moment(NOW), file);
    (0..30).for_each(|_| pass(16));
    let heights = frames_of_the_classes(&station, 16);
    assert!(heights.iter().all(|height| *height == heights[0]), "{heights:?}");
    assert_eq!(station_file().settings.movement, Movement::Gentle);
}
