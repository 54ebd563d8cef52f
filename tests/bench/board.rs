//! The board with thirty stations: how much of a core and of memory it takes, and how soon a call and its answer arrive.

use crate::{driver, figures, start};
use askwell::domain::{Beat, Moment, OnPhone, RecordId, Seat, StudentId};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const STATIONS: u64 = 30;
const ROUNDS: u64 = 15;

fn beat(number: u64, count: u64, now: Moment) -> Beat {
    let seat = Seat {
        session: RecordId::default(),
        student: StudentId::default(),
        name: format!("Student {number}"),
        screen: "live".to_owned(),
        line: Some(OnPhone { left: Some(1200), number: 1, ..OnPhone::default() }),
        recording: None,
    };
    Beat {
        origin: format!("room-{number}-00000000"),
        station: format!("Room {number}"),
        number: count,
        now,
        seat: Some(seat),
        minutes: Some(400),
        ..Beat::default()
    }
}

/// Gives the seconds of processor a process has taken so far.
fn processor(pid: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    // Linux counts in hundredths for whoever reads this file, on every machine.
    ticks / 100.0
}

fn set_up(folder: &Path, name: &str, share: &Path, code: Option<&str>) -> String {
    let mut words = vec!["setup", "--school", "Bench", "--station", name, "--share", share.to_str().unwrap()];
    words.extend(code.iter().flat_map(|code| ["--code", code]));
    driver::run(folder, driver::NOW, &words)
}

fn after(told: &str, words: &str) -> String {
    told.lines().find_map(|line| line.strip_prefix(words)).unwrap().to_owned()
}

pub fn measure() {
    let scratch = tempfile::tempdir().unwrap();
    let share = scratch.path().join("share");
    std::fs::create_dir(&share).unwrap();
    let (board_data, station_data) = (scratch.path().join("board"), scratch.path().join("station"));
    let told = set_up(&board_data, "Board", &share, None);
    let (code, pin) = (after(&told, "School code: "), after(&told, "Teacher's PIN: "));
    set_up(&station_data, "Station", &share, Some(&code));
    let key = askwell::vault::SchoolKey::from_code(&code).unwrap();

    let mut command = driver::askwell(&board_data, driver::NOW);
    let board = driver::Program::start(command.env("ASKWELL_SIZE", "1920x1080").args(["board", "--share"]).arg(&share));
    let now = Moment::parse_from_rfc3339("2026-12-03T09:15:00-08:00").unwrap();
    let over = AtomicBool::new(false);
    println!("the board with {STATIONS} stations, each with news every second");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for count in 1.. {
                for number in 1..=STATIONS {
                    askwell::board::tell(&share, &key, &beat(number, count, now)).unwrap();
                }
                std::thread::sleep(Duration::from_secs(1));
                if over.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        std::thread::sleep(Duration::from_secs(10));
        let (begun, before) = (Instant::now(), processor(board.id()));
        std::thread::sleep(Duration::from_secs(60));
        let share_of_a_core = (processor(board.id()) - before) / begun.elapsed().as_secs_f64() * 100.0;
        println!("{:<44} {share_of_a_core:>8.2} % of a core", "for a minute");
        println!("{:<44} {:>8.1} MiB", "resident", start::resident_mib(board.id()));
        over.store(true, Ordering::SeqCst);
    });
    board.see("Room 1. On the phone");
    drop(board);
    answer(&share, &board_data, &station_data, &pin);
}

/// From the touch at the station to the board, and from the touch at the board to the station.
fn answer(share: &Path, board_data: &Path, station_data: &Path, pin: &str) {
    let station = driver::Program::open(station_data, driver::NOW);
    let mut command = driver::askwell(board_data, driver::NOW);
    let board = driver::Program::start(command.env("ASKWELL_SIZE", "1280x3000").args(["board", "--share"]).arg(share));
    board.tap("Sign in as an adult");
    board.digits(pin);
    board.see("The board · Teacher");
    board.see("Station");
    let (mut seen, mut heard) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        station.tap("Ask an adult");
        board.see("One station waits for an adult.");
        seen.push(begun.elapsed().as_secs_f64() * 1000.0);
        board.tap_part("Station. Needs an adult");
        let begun = Instant::now();
        board.tap("I'm on my way");
        station.see("An adult is coming");
        heard.push(begun.elapsed().as_secs_f64() * 1000.0);
        board.tap("They went on");
        station.see("Ask an adult");
        board.see("Nobody waits for an adult.");
        board.tap("Close the sheet");
    }
    figures("a call for an adult, seen on the board", "ms ", seen);
    figures("the answer, seen at the station", "ms ", heard);
}
