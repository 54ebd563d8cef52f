//! The nightly: what a coordinator, a script and a thief of files can and can't get out of the share.

use askwell::domain::*;
use askwell::share::{self, Input, InputFile, Report, ShareError};
use askwell::storage::{PrivateStore, StationFile, Store};
use askwell::vault::{self, Cost, SchoolKey};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) mod calls;
mod due;
mod erased;
mod faults;
mod patient;
mod power;
mod seats;
pub(crate) mod sharing;
mod strange;
mod views;
mod week;

/// The key costs an eighth of a gigabyte of work to derive, so it is derived once.
fn key() -> &'static SchoolKey {
    static KEY: OnceLock<SchoolKey> = OnceLock::new();
    KEY.get_or_init(|| SchoolKey::from_code("23456-789AB-CDEFG-HJKMN").unwrap())
}

fn moment(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).unwrap()
}

fn tonight() -> Moment {
    moment("2026-12-03T18:00:00-06:00")
}

struct Station {
    folder: TempDir,
    origin: String,
}

impl Station {
    fn new(number: u128) -> Self {
        let folder = TempDir::new().unwrap();
        let file = StationFile {
            school: "Made-up School".to_owned(),
            station: format!("Room 114 Station {number}"),
            epoch: Uuid::from_u128(number << 96),
            share: None,
            nightly_at: None,
            made_up: true,
            settings: Default::default(),
        };
        file.write(folder.path()).unwrap();
        PrivateStore::open(folder.path()).unwrap().0.set_secret(share::SCHOOL_KEY, key().bytes()).unwrap();
        Self { folder, origin: file.origin() }
    }

    fn keys(&self) -> PrivateStore {
        PrivateStore::open(self.folder.path()).unwrap().0
    }

    fn store(&self) -> Store {
        Store::open(self.folder.path(), &self.origin).unwrap().0
    }

    fn keep(&self, records: impl IntoIterator<Item = Record>) -> &Self {
        self.store().keep(&records.into_iter().collect::<Vec<_>>()).unwrap();
        self
    }

    fn nightly(&self, share: &Path) -> Result<Report, ShareError> {
        let erase = || {
            let file = StationFile::read(self.folder.path()).unwrap().unwrap();
            askwell::engine::erase_known(self.folder.path(), &file).unwrap();
        };
        share::nightly(self.folder.path(), Some(share), tonight(), &|_| {}, &erase)
    }

    fn on(&self, share: &Path) -> PathBuf {
        share.join("stations").join(&self.origin)
    }

    fn generations(&self, share: &Path) -> Vec<String> {
        names(&self.on(share)).into_iter().filter(|name| name.ends_with(".db")).collect()
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn student(number: u128, first_name: &str) -> Student {
    Student {
        id: StudentId(Uuid::from_u128(number)),
        school_id: format!("S-{number}"),
        first_name: first_name.to_owned(),
        last_name: "Rivera".to_owned(),
        class: "Period 3".to_owned(),
        teacher: "Ms. Okafor".to_owned(),
        grade: "11".to_owned(),
        language: Language::En,
        adult: false,
        guardian_consent: None,
        campaign: CampaignId::default(),
        left_on: None,
    }
}

fn open(share: &Path) -> Connection {
    Connection::open(share.join("askwell.db")).unwrap()
}

fn first_names(share: &Path) -> Vec<String> {
    let connection = open(share);
    let mut statement = connection.prepare("SELECT first_name FROM v_students ORDER BY first_name").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn askwell(data: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_askwell");
    Command::new(program).arg("nightly").args(arguments).arg("--data").arg(data).env_remove("ASKWELL_DATA").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_night_tells_one_line_for_each_station_and_a_total() {
    let share = TempDir::new().unwrap();
    let station = Station::new(2);
    station.keep([student(1, "Ana").into(), student(2, "Ben").into()]);
    let done = askwell(station.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    assert_eq!(text(&done.stdout), "room-114-station-2-00000002: 2 rows, generation 1, new\n1 station, 2 rows, nothing missing\n");
    assert_eq!(text(&done.stderr), "");
    let last = share::last_nightly(&station.keys()).unwrap().unwrap();
    assert_eq!((last.stations, last.rows, last.words.as_str()), (1, 2, "1 station, 2 rows, nothing missing"));
    assert!(share.path().join("withdrawals").join(&station.origin).is_dir());
    assert!(!station.folder.path().join(".work").exists());
}

#[test]
fn a_night_with_nothing_new_writes_no_generation() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]);
    station.nightly(share.path()).unwrap();
    let before = (station.generations(share.path()), names(&share.path().join("combined")));
    let modified = |path: &Path| std::fs::metadata(path).unwrap().modified().unwrap();
    let made = modified(&share.path().join("askwell.db"));
    // By this a night tells that the file for people is up to date.
    let combined: Vec<_> = before.1.iter().filter(|name| name.starts_with("c-")).collect();
    assert!(combined.iter().all(|name| modified(&share.path().join("combined").join(name)) <= made), "{combined:?}");
    let report = station.nightly(share.path()).unwrap();
    assert_eq!(report.lines, [format!("{}: 1 row, generation 1, unchanged", station.origin)]);
    assert_eq!((station.generations(share.path()), names(&share.path().join("combined"))), before);
    assert_eq!(modified(&share.path().join("askwell.db")), made);
}

#[test]
fn a_changed_text_alone_is_news_and_only_the_last_two_files_stay() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    for name in ["Ana", "Anna", "Hanna", "Johanna"] {
        station.keep([student(1, name).into()]).nightly(share.path()).unwrap();
        assert_eq!(first_names(share.path()), [name]);
    }
    assert_eq!(station.generations(share.path()), ["g3.db", "g4.db"]);
    let combined: Vec<_> = names(&share.path().join("combined")).into_iter().filter(|name| name.starts_with("c-")).collect();
    assert_eq!(combined.len(), 2, "{combined:?}");
}

#[test]
fn rows_of_other_stations_are_not_published_and_leave_no_trace() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]);
    Store::open(station.folder.path(), "room-9-00000009").unwrap().0.keep(&[student(2, "Somebodyelse").into()]).unwrap();
    let report = station.nightly(share.path()).unwrap();
    assert_eq!(report.rows, 1);
    let bytes = std::fs::read(station.on(share.path()).join("g1.db")).unwrap();
    assert!(!bytes.windows(12).any(|part| part == b"Somebodyelse"));
}

#[test]
fn no_pin_or_key_is_in_any_published_file() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]);
    let hash = vault::hash_pin(&Pin::new("4711").unwrap(), Cost::Student, None).unwrap();
    station.keys().set_pin(Uuid::from_u128(1), &hash).unwrap();
    station.nightly(share.path()).unwrap();
    let hexadecimal: String = key().bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let secrets: [&[u8]; 4] = [hash.as_bytes(), b"argon2", key().bytes(), hexadecimal.as_bytes()];
    let mut folders = vec![share.path().to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for name in names(&folder) {
            let path = folder.join(name);
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let bytes = std::fs::read(&path).unwrap();
            for secret in secrets {
                assert!(!bytes.windows(secret.len()).any(|part| part == secret), "{}", path.display());
            }
        }
    }
    assert_eq!(files, 5, "a generation, its manifest, a combined file, what points to it, and askwell.db");
}

#[test]
fn two_stations_are_merged_and_the_text_that_lost_is_kept() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into(), student(2, "Ben").into()]);
    two.keep([student(1, "Anna").into()]).keep([student(1, "Hanna").into(), student(3, "Cho").into()]);
    one.nightly(share.path()).unwrap();
    let report = two.nightly(share.path()).unwrap();
    assert_eq!(report.total, "2 stations, 4 rows, nothing missing");
    assert_eq!(first_names(share.path()), ["Ben", "Cho", "Hanna"]);
    let lost: String = open(share.path()).query_row("SELECT body ->> '$.first_name' FROM revision", [], |row| row.get(0)).unwrap();
    assert_eq!(lost, "Ana");
    // The first station's own night finds everything merged already.
    assert_eq!(one.nightly(share.path()).unwrap().total, "2 stations, 4 rows, nothing missing");
}

fn input(origin: String, path: PathBuf) -> Input {
    let files = vec![InputFile { path, sha256: String::new() }];
    Input { origin, generation: 1, sha256: String::new(), rows: 0, schema: askwell::storage::SCHEMA_VERSION, nights: Vec::new(), files }
}

/// What three stations wrote: for each text which of five students, and how often it was written over.
fn three_stations() -> impl Strategy<Value = Vec<Vec<(u128, u8)>>> {
    proptest::collection::vec(proptest::collection::vec((0_u128..5, 0_u8..3), 0..8), 3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn two_stations_merge_to_the_same_file_in_either_order(texts in three_stations()) {
        let folder = TempDir::new().unwrap();
        let inputs: Vec<Input> = texts.iter().enumerate().map(|(place, texts)| {
            let data = folder.path().join(format!("data-{place}"));
            std::fs::create_dir(&data).unwrap();
            // The third is a clone of the second: the same origin, other texts.
            let origin = format!("station-{}", place.min(1));
            let mut store = Store::open(&data, &origin).unwrap().0;
            for (number, text) in texts {
                let help = Help { id: RecordId(Uuid::from_u128(*number)), student: None, at: tonight(), screen: text.to_string(), ..Help::default() };
                store.keep(&[student(*number, &format!("Name {text}")).into(), help.into()]).unwrap();
            }
            let path = folder.path().join(format!("{place}.db"));
            store.connection().execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
            input(format!("{origin}-{place}"), path)
        }).collect();
        let mut number = 0;
        let mut merge = |inputs: &[&Input]| {
            number += 1;
            let path = folder.path().join(format!("merged-{number}.db"));
            share::merge(&path, &inputs.iter().map(|input| (*input).clone()).collect::<Vec<_>>(), &[], tonight()).unwrap();
            input(format!("merged-{number}"), path)
        };
        let digests = |input: &Input| share::digests(&Connection::open(&input.files[0].path).unwrap(), None).unwrap();
        let [a, b, c] = inputs.iter().collect::<Vec<_>>()[..] else { unreachable!() };
        let all = merge(&[a, b, c]);
        for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
            prop_assert_eq!(digests(&merge(&order)), digests(&all), "commutative");
        }
        let (left, right) = (merge(&[a, b]), merge(&[b, c]));
        prop_assert_eq!(digests(&merge(&[&left, c])), digests(&all), "associative");
        prop_assert_eq!(digests(&merge(&[a, &right])), digests(&all), "associative");
        prop_assert_eq!(digests(&merge(&[&all, &all, b])), digests(&all), "idempotent");
        // A station that takes in what the others have knows the same in the end, whatever came first.
        for order in [[a, b, c], [c, b, a]] {
            let data = TempDir::new().unwrap();
            let mut store = Store::open(data.path(), "room-9").unwrap().0;
            order.iter().for_each(|input| { store.take_in(&input.files[0].path, &[]).unwrap(); });
            prop_assert_eq!(share::digests(store.connection(), None).unwrap(), digests(&all), "pulled");
            prop_assert_eq!(store.take_in(&all.files[0].path, &[]).unwrap(), 0, "nothing is news twice");
        }
    }
}

#[test]
fn a_folder_that_is_no_station_is_exit_1_and_says_to_run_setup() {
    let (data, share) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let done = askwell(data.path(), &["--share", share.path().to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    assert!(text(&done.stderr).contains("run `askwell setup"), "{done:?}");
    assert!(names(data.path()).is_empty() && names(share.path()).is_empty());
}

#[test]
fn a_station_without_a_share_is_exit_2_and_says_what_to_do() {
    let done = askwell(Station::new(1).folder.path(), &[]);
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    assert!(text(&done.stderr).contains("--share DIR"), "{done:?}");
}
