//! A practice recorded by the real program, with a sound server of its own: kept, taken back, and cut short by a power cut.

use crate::driver::{NOW, Program, askwell, run};
use crate::spy::Spy;
use askwell::content::Content;
use askwell::domain::{Criterion, Language};
use std::path::{Path, PathBuf};
use std::time::Duration;

const ROSTER: &str = "student_id,first_name,last_name,class,teacher,guardian_consent\n1001,Maya,Reyes,Period 3,Ms. Okafor,2026-09-15\n";

/// A station that can record, and its sound server.
pub struct Booth {
    _scratch: tempfile::TempDir,
    data: PathBuf,
    spy: Spy,
}

impl Booth {
    pub fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let data = scratch.path().join("station");
        run(&data, NOW, &["setup", "--school", "Alder Creek High School", "--station", "Room 114"]);
        Self::furnished(scratch, data)
    }

    /// The same on a share, with the machine of a board; gives the board and its adult's PIN too.
    fn with_board() -> (Self, Program, String) {
        let scratch = tempfile::tempdir().unwrap();
        let (data, apart, share) = (scratch.path().join("station"), scratch.path().join("board"), scratch.path().join("share"));
        std::fs::create_dir(&share).unwrap();
        let words = ["setup", "--school", "Alder Creek High School", "--share", share.to_str().unwrap(), "--station"];
        let after = |told: &str, words: &str| told.lines().find_map(|line| line.strip_prefix(words)).unwrap().to_owned();
        let told = run(&data, NOW, &[&words[..], &["Room 114"]].concat());
        let told = run(&apart, NOW, &[&words[..], &["Board", "--code", &after(&told, "School code: ")]].concat());
        let mut command = askwell(&apart, NOW);
        let board = Program::start(command.env("ASKWELL_SIZE", "1280x3000").args(["board", "--share"]).arg(&share));
        (Self::furnished(scratch, data), board, after(&told, "Teacher's PIN: "))
    }

    fn furnished(scratch: tempfile::TempDir, data: PathBuf) -> Self {
        let roster = scratch.path().join("roster.csv");
        std::fs::write(&roster, ROSTER).unwrap();
        run(&data, NOW, &["import", "roster", roster.to_str().unwrap()]);
        give_adult(&data);
        give_printer(&data);
        Self { data, spy: Spy::start(), _scratch: scratch }
    }

    fn open(&self) -> Program {
        let mut command = askwell(&self.data, NOW);
        command.env("ASKWELL_SIZE", "1280x4000");
        self.spy.lend(&mut command);
        command.env("PATH", format!("{}:{}", self.data.join("bin").display(), std::env::var("PATH").unwrap()));
        Program::start(&mut command)
    }

    /// From the first screen into a running recording.
    pub fn recording(&self) -> Program {
        let station = self.open();
        station.tap("Start");
        station.tap("Period 3");
        station.tap("Maya R.");
        station.choose_pin("4711");
        station.tap("Practice, later");
        station.tap("Record a practice");
        station.tap("Ms. Okafor");
        station.tap("Next");
        station.tap("Yes");
        station.tap("Next");
        station.tap("Yes");
        station.tap("Next");
        station.see("Now say your name and your school.");
        assert_eq!(self.takes().len(), 0, "the check of the level kept something");
        station.tap("Start recording");
        station.tap("Ms. Okafor");
        station.digits("246813");
        station.see("Recording");
        station
    }

    /// Gives the data folder.
    #[allow(dead_code, reason = "the benches use it")]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Gives the sound server.
    #[allow(dead_code, reason = "the benches use it")]
    pub fn server(&self) -> &crate::server::SoundServer {
        self.spy.server()
    }

    fn takes(&self) -> Vec<PathBuf> {
        std::fs::read_dir(self.data.join("recordings")).map_or(Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect())
    }

    fn sound(&self) -> u64 {
        let files = self.takes().into_iter().flat_map(|take| std::fs::read_dir(take).unwrap());
        let sound = files.map(Result::unwrap).filter(|file| file.file_name().to_string_lossy().starts_with("sound"));
        sound.map(|file| file.metadata().unwrap().len()).sum()
    }

    fn wait_for_sound(&self, seconds: u64) {
        let wanted = seconds * 48_000 * 2;
        for _ in 0..200 {
            if self.sound() >= wanted {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{} bytes of sound were kept, not {wanted}", self.sound());
    }

    fn value(&self, file: &str, sql: &str) -> String {
        let database = rusqlite::Connection::open(self.data.join(file)).unwrap();
        database.query_row(sql, [], |row| row.get::<_, Option<String>>(0)).unwrap().unwrap_or_default()
    }
}

/// Puts a teacher with a PIN into a station that was just set up.
fn give_adult(data: &Path) {
    use askwell::domain::{Adult, AdultId, Pin, Role};
    let adult = Adult { id: AdultId::from_school("walk", "okafor"), name: "Ms. Okafor".to_owned(), role: Role::Teacher };
    let origin = askwell::storage::StationFile::read(data).unwrap().unwrap().origin();
    let (mut store, _) = askwell::storage::Store::open(data, &origin).unwrap();
    store.keep(&[adult.clone().into()]).unwrap();
    let (mut private, _) = askwell::storage::PrivateStore::open(data).unwrap();
    private
        .set_pin(adult.id.0, &askwell::vault::hash_pin(&Pin::new("246813").unwrap(), askwell::vault::Cost::Adult, None).unwrap())
        .unwrap();
}

/// Puts a printer beside the station as CUPS would tell of it; what is printed lies in a file.
fn give_printer(data: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let folder = data.join("bin");
    std::fs::create_dir(&folder).unwrap();
    for (name, does) in [("lpstat", "echo Office".to_owned()), ("lp", format!("cat > {}", data.join("printed").display()))] {
        let program = folder.join(name);
        std::fs::write(&program, format!("#!/bin/sh\n{does}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn a_practice_is_recorded_kept_and_rated() {
    let booth = Booth::new();
    let station = booth.recording();
    assert!(!booth.spy.openings().is_empty(), "no microphone was opened");
    booth.wait_for_sound(2);
    station.tap("Star");
    station.tap("Pause");
    station.see("Paused: nothing is recorded");
    let paused = booth.sound();
    std::thread::sleep(Duration::from_millis(1_200));
    assert_eq!(booth.sound(), paused, "sound was kept while it was paused");
    station.tap("Go on recording");
    booth.wait_for_sound(4);
    // Who comes to help has agreed to nothing.
    station.tap("Ask an adult");
    station.see("Paused: nothing is recorded");
    station.see("You asked for an adult");
    let asked = booth.sound();
    std::thread::sleep(Duration::from_millis(1_200));
    assert_eq!(booth.sound(), asked, "sound was kept while an adult was called");
    station.tap("Go on recording");
    booth.wait_for_sound(5);
    station.tap("Stop recording");
    station.see("How did your asking go?");
    let rubric = Content::load().unwrap();
    for criterion in Criterion::ALL {
        station.tap(&format!("{}: Good", rubric.rubric(Language::En).name(*criterion)));
    }
    station.tap("Done");
    station.tap("To my journey");
    std::thread::sleep(Duration::from_millis(1_200));
    drop(station);
    let take = "SELECT body ->> '$.ending' || ' ' || (body ->> '$.frames' >= 3.5 * 48000) || ' ' || json_array_length(body, '$.gaps') FROM document WHERE kind = 'take'";
    assert_eq!(booth.value("station.db", take), "stopped 1 2");
    assert_eq!(booth.value("station.db", "SELECT body ->> '$.recorded' || '' FROM document WHERE kind = 'practice'"), "1");
    assert_eq!(booth.value("station.db", "SELECT count(*) || '' FROM fact WHERE kind = 'consent'"), "2");
    assert_eq!(booth.value("station.db", "SELECT count(*) || '' FROM fact WHERE kind = 'time_mark' AND body ->> '$.what' = 'star'"), "1");
}

/// What was recorded is kept, as if the student had stopped it.
fn see_it_stopped(booth: &Booth, station: Program) {
    station.see("How did your asking go?");
    let kept = booth.sound();
    std::thread::sleep(Duration::from_millis(1_200));
    assert_eq!(booth.sound(), kept, "sound was kept after it was stopped");
    drop(station);
    let take = "SELECT body ->> '$.ending' || ' ' || (body ->> '$.frames' >= 48000) FROM document WHERE kind = 'take'";
    assert_eq!(booth.value("station.db", take), "stopped 1");
    let audit = "SELECT count(*) || '' FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'stop_recording'";
    assert_eq!(booth.value("station.db", audit), "1");
}

#[test]
fn an_adult_who_has_come_stops_the_recording_at_the_screen() {
    let booth = Booth::new();
    let station = booth.recording();
    booth.wait_for_sound(2);
    station.tap("Ask an adult");
    station.tap("You asked for an adult");
    station.tap("An adult is here");
    station.tap("Ms. Okafor");
    station.digits("246813");
    station.tap("Stop the recording");
    see_it_stopped(&booth, station);
}

#[test]
fn an_adult_stops_the_recording_from_the_board() {
    let (booth, board, pin) = Booth::with_board();
    let station = booth.recording();
    booth.wait_for_sound(2);
    board.see("Recording, microphone alive. Agreed: Maya R., Ms. Okafor");
    board.tap("Sign in as an adult");
    board.digits(&pin);
    board.tap_part("Room 114. At work. Maya R.");
    board.tap("Stop the recording");
    board.see("Stop this recording? What was recorded is kept.");
    board.tap("Yes, do it");
    see_it_stopped(&booth, station);
    board.see("Not recording");
}

#[test]
fn a_voice_takes_it_back_in_the_middle_and_nothing_is_left() {
    let booth = Booth::new();
    let station = booth.recording();
    booth.wait_for_sound(2);
    station.tap("Take the recording back");
    station.see("It can never be heard again");
    station.tap("Destroy it for Ms. Okafor");
    station.see("Nobody can hear it any more.");
    station.tap("Go on without recording");
    station.see("Practice · not recorded");
    std::thread::sleep(Duration::from_millis(1_200));
    drop(station);
    assert_eq!(booth.takes(), Vec::<PathBuf>::new());
    assert_eq!(booth.value("keys.db", "SELECT count(*) || '' FROM take_key"), "0");
    assert_eq!(booth.value("station.db", "SELECT body ->> '$.ending' FROM document WHERE kind = 'take'"), "withdrawn");
    assert_eq!(booth.value("station.db", "SELECT count(*) || '' FROM fact WHERE kind = 'withdrawal'"), "1");
}

#[test]
fn a_power_cut_in_the_middle_leaves_what_was_kept_and_the_station_starts_again() {
    let booth = Booth::new();
    let station = booth.recording();
    booth.wait_for_sound(3);
    station.kill();
    let kept = booth.sound();
    assert!(kept >= 3 * 48_000 * 2);
    let station = booth.open();
    station.see("Maya R., the station stopped while your practice was being recorded.");
    // Each of the four blocks of a second carries a few bytes more than its sound.
    let seconds = kept / (48_000 * 2 + 80);
    station.see(&format!(", and 0 min {seconds} s of it are kept."));
    assert_eq!(booth.sound(), kept, "starting again changed what was kept");
    assert_eq!(booth.value("keys.db", "SELECT count(*) || '' FROM take_key"), "1");
    station.tap("Go on");
    station.digits("4711");
    station.see(&format!("of 0:0{seconds}"));
    station.tap("Play");
    station.see("At 0:01 of");
    station.tap("Save a receipt: who agreed to what");
    station.tap("Print the receipt");
    station.see("The receipt is on its way to the printer.");
    let printed = std::fs::read(booth.data.join("printed")).unwrap();
    assert!(printed.starts_with(b"%PDF-") && printed.trim_ascii_end().ends_with(b"%%EOF"), "{} bytes were printed", printed.len());
    std::thread::sleep(Duration::from_millis(1_200));
    drop(station);
    let take = "SELECT body ->> '$.ending' || ' ' || (body ->> '$.frames' >= 3 * 48000) FROM document WHERE kind = 'take'";
    assert_eq!(booth.value("station.db", take), "cut_short 1");
}

#[test]
fn a_station_that_the_system_stops_in_the_middle_offers_the_recording_at_the_next_start() {
    let booth = Booth::new();
    let station = booth.recording();
    booth.wait_for_sound(3);
    assert!(std::process::Command::new("kill").arg(station.id().to_string()).status().unwrap().success());
    assert_eq!(station.ended(), Some(0));
    assert!(booth.sound() >= 3 * 48_000 * 2);
    let station = booth.open();
    station.see("Maya R., the station stopped while your practice was being recorded.");
    station.see(" s of it are kept.");
}
