//! Speed, measured on the real program: `cargo bench --features inspect [-- start|keys|class|memory|recording|opening|nightly|board]`.
//!
//! `start` and `memory` open the program as a user would and compare it with an empty Slint window in the same run;
//! `ASKWELL_BENCH_DATA` names a data folder to open (made by `askwell seed`), else a small made-up school is taken.
//! `keys` types into the question list at 1920x1080 while every fsync is slowed by 200 ms. `class` opens the classes of a
//! school of 2,000 students and 10,000 interviews. `board` shows thirty stations.
//! `recording` and `opening` need PulseAudio; what they measure stands in `sound.rs`, and what `nightly` does in `nightly.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod board;
mod class;
#[path = "../walk/driver.rs"]
#[allow(dead_code)]
mod driver;
mod keys;
mod nightly;
#[path = "../walk/recording.rs"]
#[allow(dead_code, unused_imports, reason = "the walk of the real program uses the rest")]
mod recording;
#[path = "../sound/server.rs"]
#[allow(dead_code)]
mod server;
mod sound;
#[path = "../walk/spy.rs"]
#[allow(dead_code)]
mod spy;
mod start;
mod window;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|word| word == name);
    if std::env::var_os("ASKWELL_BENCH_EMPTY").is_some() {
        start::empty_window();
        return;
    }
    if std::env::var_os("ASKWELL_BENCH_KEYS").is_some() {
        keys::type_and_measure();
        return;
    }
    if let Some(folder) = std::env::var_os(class::CLASS) {
        class::open_and_measure(std::path::Path::new(&folder));
        return;
    }
    if let Some(scratch) = std::env::var_os(sound::OPENING) {
        sound::open_and_measure(std::path::Path::new(&scratch));
        return;
    }
    if let Ok(folders) = std::env::var(nightly::ONE_NIGHT) {
        nightly::one_night(&folders);
        return;
    }
    if let Ok(files) = std::env::var(nightly::ONE_MERGE) {
        nightly::one_merge(&files);
        return;
    }
    if wants("start") || wants("memory") {
        start::measure();
    }
    if wants("keys") {
        keys::measure();
    }
    if wants("class") {
        class::measure();
    }
    if wants("recording") {
        sound::measure_recording();
    }
    if wants("opening") {
        sound::measure_opening();
    }
    if wants("nightly") {
        nightly::measure();
    }
    if wants("board") {
        board::measure();
    }
}

/// Prints the least, the median and the largest of several figures.
fn figures(name: &str, unit: &str, mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let median = values[values.len() / 2];
    println!("{name:<44} {:>8.1} {:>8.1} {:>8.1} {unit}  (n = {})", values[0], median, values[values.len() - 1], values.len());
    median
}
