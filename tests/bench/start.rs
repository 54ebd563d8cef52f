//! From the start of the process to the first full frame, and memory while nobody does anything.

use crate::{driver, figures};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 11;

slint::slint! {
    export component Empty inherits Window {
        width: 1280px;
        height: 800px;
    }
}

/// What the station is compared with: a window with nothing in it, built with the same renderer.
pub fn empty_window() {
    use slint::ComponentHandle;
    Empty::new().unwrap().run().unwrap();
}

pub fn resident_mib(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

/// Starts a program; gives the milliseconds to its first frame and, after a rest, its memory in MiB.
fn one(mut command: Command) -> (f64, f64) {
    let begun = Instant::now();
    let program = driver::Program::start(&mut command);
    program.first_frame();
    let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
    std::thread::sleep(Duration::from_millis(500));
    (milliseconds, resident_mib(program.id()))
}

pub fn measure() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("ASKWELL_BENCH_DATA").map_or_else(|| scratch.path().join("station"), PathBuf::from);
    if !folder.join("station.toml").exists() {
        driver::run(&folder, driver::NOW, &["seed", "--students", "40", "--interviews", "40", "--seed", "1"]);
    }
    let database = rusqlite::Connection::open(folder.join("station.db")).unwrap();
    let interviews: i64 = database.query_row("SELECT count(*) FROM document WHERE kind = 'interview'", [], |row| row.get(0)).unwrap();
    println!("start to first frame and memory, {interviews} interviews in the database (least, median, largest)");

    let (mut station, mut empty, mut station_memory, mut empty_memory) = (vec![], vec![], vec![], vec![]);
    for _ in 0..RUNS {
        let mut bare = Command::new(std::env::current_exe().unwrap());
        bare.env("ASKWELL_BENCH_EMPTY", "1").env("SLINT_BACKEND", "headless-software");
        let (time, memory) = one(bare);
        empty.push(time);
        empty_memory.push(memory);
        let (time, memory) = one(driver::askwell(&folder, driver::NOW));
        station.push(time);
        station_memory.push(memory);
    }
    let ours = figures("station, process start to first frame", "ms ", station);
    let theirs = figures("empty Slint window, the same", "ms ", empty);
    println!("{:<44} {:>8.2}", "ratio of the medians", ours / theirs);
    figures("station, resident while idle", "MiB", station_memory);
    figures("empty Slint window, resident", "MiB", empty_memory);
    chromium();
}

/// A kiosk page in Chromium, where it is installed: from the start to its first picture.
fn chromium() {
    let Ok(output) = Command::new("chromium").arg("--version").output() else {
        println!("Chromium is not installed here: not compared");
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let page = scratch.path().join("page.html");
    std::fs::write(&page, "<!doctype html><title>kiosk</title><h1>Find out what the work is really like.</h1><button>Start</button>")
        .unwrap();
    let times = (0..5).map(|run| {
        let begun = Instant::now();
        let status = Command::new("chromium")
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--window-size=1280,800",
            ])
            .arg(format!("--user-data-dir={}", scratch.path().join(run.to_string()).display()))
            .arg(format!("--screenshot={}", scratch.path().join("shot.png").display()))
            .arg(format!("file://{}", page.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
        begun.elapsed().as_secs_f64() * 1000.0
    });
    figures(&format!("{} to a picture of a page", String::from_utf8_lossy(&output.stdout).trim()), "ms ", times.collect());
}
