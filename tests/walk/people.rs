//! Who works at the station of the made-up school.

use crate::driver::{NOW, Program, askwell};
use std::path::Path;
use std::time::Duration;

/// After this long, what has just opened has come to rest.
const REST: Duration = Duration::from_millis(600);

/// Nobody yet: the first screen, in a window of a size.
pub fn nobody(data: &Path, size: &str) -> Program {
    let station = Program::start(askwell(data, NOW).env("ASKWELL_SIZE", size).arg("demo"));
    station.see("This station is ready.");
    station
}

/// A student, with a PIN of their own.
pub fn student(data: &Path, name: &str, size: &str) -> Program {
    let station = nobody(data, size);
    for label in ["Start", "Period 3", name] {
        station.tap(label);
    }
    // Once more for the page that asks for them again, in whichever language.
    for _ in 0..2 {
        std::thread::sleep(REST);
        station.digits("4711");
    }
    std::thread::sleep(REST);
    station
}
