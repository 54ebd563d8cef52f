//! Stations that are killed at any moment of their night: nothing is lost, and no reader ever sees a torn or shrinking export.

use super::*;
use rusqlite::OpenFlags;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
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

/// Reads the export as somebody in the office would; gives how many students it has, where there is one.
fn read(share: &Path) -> Option<usize> {
    let path = share.join("askwell.db");
    if !path.exists() {
        return None;
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok", "the export is torn");
    let students: i64 = connection.query_row("SELECT count(*) FROM v_students", [], |row| row.get(0)).unwrap();
    Some(usize::try_from(students).unwrap())
}

#[test]
fn stations_that_are_killed_at_any_moment_of_their_night_lose_nothing_and_tear_nothing() {
    let share = TempDir::new().unwrap();
    let stations: Vec<Station> = (1..=6).map(Station::new).collect();
    let over = Arc::new(AtomicBool::new(false));
    let reads = Arc::new(AtomicUsize::new(0));
    let reader = {
        let (share, over, reads) = (share.path().to_owned(), over.clone(), reads.clone());
        std::thread::spawn(move || {
            let mut most = 0;
            while !over.load(Ordering::Relaxed) {
                if let Some(students) = read(&share) {
                    assert!(students >= most, "the export shrank from {most} students to {students}");
                    most = students;
                    reads.fetch_add(1, Ordering::Relaxed);
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        })
    };
    let kills = std::env::var("ASKWELL_KILLS").map_or(KILLS, |number| number.parse().unwrap());
    let (mut chance, mut killed, mut students) = (Chance(0x0a5c_3e11), 0, 0_u128);
    while killed < kills {
        let mut at_work: Vec<Child> = Vec::new();
        let first = chance.below(6);
        for place in 0..=chance.below(3) {
            let station = &stations[usize::try_from((first + place) % 6).unwrap()];
            students += 1;
            // Somebody new, and somebody whose record is written over every day.
            let again = student(900_000 + u128::from((first + place) % 6), &format!("Ben {students}"));
            station.keep([student(students, "Ana").into(), again.into()]);
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
    // A quiet night for everybody, and one more in which each hears of the last.
    for _ in 0..2 {
        for station in &stations {
            let done = begin(station, share.path()).wait().unwrap();
            assert!(matches!(done.code(), Some(0 | 4)), "{done:?}");
        }
    }
    over.store(true, Ordering::Relaxed);
    reader.join().unwrap();
    let all = usize::try_from(students).unwrap() + stations.len();
    assert_eq!(read(share.path()), Some(all), "after {killed} kills");
    let digests = |station: &Station| share::digests(station.store().connection(), None).unwrap();
    for station in &stations {
        let report = station.nightly(share.path()).unwrap();
        assert_eq!(report.left_out, [""; 0]);
        assert_eq!(station.store().school().unwrap().students.len(), all);
        // A night that died is not taken for another machine under the same name.
        let forks = "SELECT count(*) FROM revision WHERE station LIKE '%~%'";
        assert_eq!(station.store().connection().query_row(forks, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
        assert_eq!(digests(station), digests(&stations[0]));
        let left: Vec<_> = names(&station.on(share.path())).into_iter().filter(|name| name.contains("tmp")).collect();
        assert_eq!(left, [""; 0]);
    }
    assert!(reads.load(Ordering::Relaxed) > 10);
}
