//! Stations that are killed at any moment of their night: nothing is lost, and no reader ever sees a torn or shrinking export.

use super::*;
use rusqlite::OpenFlags;
use std::collections::BTreeSet;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How many processes are killed; `ASKWELL_KILLS` says another number.
const KILLS: usize = 60;

/// Numbers without a pattern, the same in every run.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn begin(station: &Station, share: &Path) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_askwell"));
    program.args(["nightly", "--share"]).arg(share).arg("--data").arg(station.folder.path()).env_remove("ASKWELL_DATA");
    program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Reads the export as somebody in the office would; gives the names of the students in it, where there is one.
fn read(share: &Path) -> Option<BTreeSet<String>> {
    let path = share.join("askwell.db");
    if !path.exists() {
        return None;
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok", "the export is torn");
    let mut statement = connection.prepare("SELECT student_id FROM v_students").unwrap();
    Some(statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect())
}

/// Reads the export again and again: nobody may leave it whose records were not erased, and nobody comes back.
fn watch(share: &Path, erased: &Mutex<BTreeSet<String>>, over: &AtomicBool) -> usize {
    let (mut seen, mut gone, mut reads) = (BTreeSet::new(), BTreeSet::new(), 0);
    while !over.load(Ordering::Relaxed) {
        if let Some(now) = read(share) {
            let left: BTreeSet<String> = seen.difference(&now).cloned().collect();
            assert!(left.is_subset(&erased.lock().unwrap()), "{left:?} are not in the export any more");
            assert!(gone.is_disjoint(&now), "somebody came back whose records are erased");
            gone.extend(left);
            seen = now;
            reads += 1;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    reads
}

#[test]
fn stations_that_are_killed_at_any_moment_of_their_night_lose_nothing_tear_nothing_and_bring_nobody_back() {
    let share = TempDir::new().unwrap();
    let stations: Vec<Station> = (1..=6).map(Station::new).collect();
    let over = Arc::new(AtomicBool::new(false));
    let erased = Arc::new(Mutex::new(BTreeSet::new()));
    let reader = {
        let (share, over, erased) = (share.path().to_owned(), over.clone(), erased.clone());
        std::thread::spawn(move || watch(&share, &erased, &over))
    };
    let kills = std::env::var("ASKWELL_KILLS").map_or(KILLS, |number| number.parse().unwrap());
    let (mut chance, mut killed, mut students) = (Chance(0x0a5c_3e11), 0, 0_u128);
    let mut there = BTreeSet::new();
    // On a slow machine a night is killed early and few come to be erased: then it takes more of them.
    while killed < kills || erased.lock().unwrap().len() <= kills / 20 {
        let mut at_work: Vec<Child> = Vec::new();
        let first = chance.below(6);
        for place in 0..=chance.below(3) {
            let station = &stations[usize::try_from((first + place) % 6).unwrap()];
            students += 1;
            // Somebody new, and somebody whose record is written over every day.
            let one_of = 900_000 + u128::from((first + place) % 6);
            station
                .keep([student(students, &format!("Ana number {students};")).into(), student(one_of, &format!("Ben {students}")).into()]);
            there.extend([students, one_of]);
            // Now and then a family wants all of it erased, at a station that knows of them.
            let other = u128::from(chance.below(u64::try_from(students).unwrap())) + 1;
            if chance.below(4) == 0 && there.contains(&other) && station.store().file(student(other, "").id).is_ok() {
                erased.lock().unwrap().insert(student(other, "").school_id);
                there.remove(&other);
                assert_eq!(super::erased::decide(station, student(other, "").id), 1);
            }
            at_work.push(begin(station, share.path()));
        }
        for mut child in at_work {
            std::thread::sleep(Duration::from_millis(chance.below(180)));
            // One that was done already does not count.
            if child.try_wait().unwrap().is_none() {
                child.kill().unwrap();
                killed += 1;
            }
            child.wait().unwrap();
        }
    }
    // A quiet night for everybody, one in which each hears of the last, and one in which nothing is left of the erased.
    for _ in 0..3 {
        for station in &stations {
            let done = begin(station, share.path()).wait().unwrap();
            assert!(matches!(done.code(), Some(0 | 4)), "{done:?}");
        }
    }
    over.store(true, Ordering::Relaxed);
    assert!(reader.join().unwrap() > 10);
    let all: BTreeSet<String> = there.iter().map(|number| student(*number, "").school_id).collect();
    assert!(erased.lock().unwrap().len() > kills / 20, "hardly anybody was erased");
    assert_eq!(read(share.path()), Some(all), "after {killed} kills");
    let digests = |station: &Station| share::digests(station.store().connection(), None).unwrap();
    for station in &stations {
        let report = station.nightly(share.path()).unwrap();
        assert_eq!(report.left_out, [""; 0]);
        assert_eq!(station.store().school().unwrap().students.len(), there.len());
        // A night that died is not taken for another machine under the same name.
        let forks = "SELECT count(*) FROM revision WHERE station LIKE '%~%'";
        assert_eq!(station.store().connection().query_row(forks, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
        assert_eq!(digests(station), digests(&stations[0]));
        let left: Vec<_> = names(&station.on(share.path())).into_iter().filter(|name| name.contains("tmp")).collect();
        assert_eq!(left, [""; 0]);
    }
    for number in (1..=students).filter(|number| !there.contains(number)) {
        let name = format!("Ana number {number};");
        for folder in stations.iter().map(|station| station.folder.path()).chain([share.path()]) {
            assert_eq!(super::erased::holding(folder, name.as_bytes()), [""; 0], "{name}");
        }
    }
}
