//! From a key to the painted frame, while everything typed is being saved to a slow disk.

use crate::figures;
use crate::window::{Bench, HEIGHT, WIDTH};
use askwell::content::Content;
use askwell::engine::Clock;
use askwell::flow::door::sign_in;
use askwell::flow::state::seat::Ask;
use askwell::flow::{Event, Screen};
use askwell::storage::StationFile;
use std::process::Command;
use std::time::{Duration, Instant};

const KEYS: usize = 1500;

/// Starts this program once more with every fsync slowed.
pub fn measure() {
    let scratch = tempfile::tempdir().unwrap();
    let shim = scratch.path().join("slow_fsync.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/slow_fsync.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O2", "-o"]).arg(&shim).arg(source).arg("-ldl").status().unwrap();
    assert!(built.success());
    let status = Command::new(std::env::current_exe().unwrap()).env("ASKWELL_BENCH_KEYS", "1").env("LD_PRELOAD", &shim).status().unwrap();
    assert!(status.success());
}

/// Types into the interest card and prints how long each key took to be on the screen.
pub fn type_and_measure() {
    let folder = tempfile::tempdir().unwrap();
    let now = Clock::system().now();
    let station = StationFile {
        school: "Bench".into(),
        station: "Bench".into(),
        epoch: uuid::Uuid::from_u128(1),
        share: None,
        nightly_at: None,
        made_up: true,
        settings: Default::default(),
    };
    station.write(folder.path()).unwrap();
    let content = Content::load().unwrap();
    let made_up = askwell::made_up::demo(now, &content).unwrap();
    askwell::storage::Store::open(folder.path(), &station.origin()).unwrap().0.keep(&made_up.records).unwrap();

    let mut bench = Bench::open(folder.path(), Clock::system());
    bench.until(|state| !state.school.students.is_empty());
    let student = bench.app.look(|state| state.school.students[0].id);
    bench.app.dispatch(Event::SignIn(sign_in::Event::Class(bench.app.look(|state| state.school.students[0].class.clone()))));
    bench.app.dispatch(Event::SignIn(sign_in::Event::Student(student)));
    for _ in 0..2 {
        bench.until(|state| state.sign_in.ask != Ask::Wait);
        "4711".chars().for_each(|digit| bench.app.dispatch(Event::SignIn(sign_in::Event::Digit(digit))));
    }
    bench.until(|state| state.session.is_some());
    bench.app.dispatch(Event::Go(Screen::Interest));
    bench.until(|state| state.screen == Screen::Interest);
    for _ in 0..10 {
        std::thread::sleep(Duration::from_millis(20));
        bench.paint();
    }
    // Tab leads from control to control until keys land in one of the card's long texts.
    for _ in 0..200 {
        bench.key(&char::from(slint::platform::Key::Tab).to_string());
        bench.key("x");
        bench.paint();
        if bench.app.look(|state| state.session.as_ref().is_some_and(|session| session.file.interest.why.contains('x'))) {
            break;
        }
    }
    assert!(bench.app.look(|state| state.session.as_ref().unwrap().file.interest.why.contains('x')), "no key landed in the text");

    let mut times = Vec::with_capacity(KEYS);
    let mut last_tick = Instant::now();
    for letter in "the quick brown fox jumps over the lazy dog ".chars().cycle().take(KEYS) {
        let begun = Instant::now();
        bench.key(&letter.to_string());
        let painted = bench.paint();
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        assert!(painted, "a key changed nothing on the screen");
        bench.hear();
        if last_tick.elapsed() >= Duration::from_millis(250) {
            last_tick = Instant::now();
            bench.app.dispatch(Event::Tick);
        }
        bench.paint();
        std::thread::sleep(Duration::from_millis(8));
    }
    let saved = bench.app.look(|state| format!("{:?}", state.outbox.saving()));
    println!("key to painted frame at {WIDTH}x{HEIGHT}, every fsync 200 ms slower (least, median, largest); saving: {saved}");
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{:<44} {:>8.2} {:>8.2} {:>8.2} ms", "50th, 99th, 99.9th percentile", at(0.5), at(0.99), at(0.999));
    figures("key to painted frame", "ms ", times);
}
