//! The end of a student's records: wherever it is decided, it is carried out at every station, and nothing brings them back.

mod command;
mod nights;
mod records;

use super::*;
use askwell::engine;
use proptest::collection::vec;

/// Nobody writes this by chance.
const SECRET: &str = "Quokkas sleep in the boiler room";

fn ana() -> StudentId {
    student(1, "Ana").id
}

fn words(number: u128, who: u128, highlight: &str) -> Record {
    let (interview, student) = (InterviewId(Uuid::from_u128(number)), StudentId(Uuid::from_u128(who)));
    Recap { interview, student, highlights: vec![highlight.to_owned()] }.into()
}

fn erasure(student: StudentId) -> Erasure {
    Erasure { student, because: Because::Asked, day: tonight().date_naive() }
}

pub(super) fn decide(station: &Station, student: StudentId) -> usize {
    let file = StationFile::read(station.folder.path()).unwrap().unwrap();
    engine::decide_erasure(station.folder.path(), &file, &[erasure(student)], tonight()).unwrap().erased
}

/// Ana wrote at both stations, Ben at the second, and each had its night.
fn school() -> (TempDir, Station, Station) {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into(), words(50, 1, SECRET)]).nightly(share.path()).unwrap();
    two.keep([student(2, "Ben").into(), words(51, 1, &format!("{SECRET} too")), words(52, 2, "Ben's own")]).nightly(share.path()).unwrap();
    one.nightly(share.path()).unwrap();
    (share, one, two)
}

/// Lists the files below a folder that hold some bytes.
pub(super) fn holding(folder: &Path, bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in names(&folder).into_iter().map(|name| folder.join(name)) {
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path).unwrap().windows(bytes.len()).any(|part| part == bytes) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

fn waiting(station: &Station) -> Vec<String> {
    share::last_nightly(&station.keys()).unwrap().unwrap().waiting
}
