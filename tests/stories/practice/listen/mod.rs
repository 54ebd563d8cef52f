//! Listening back to a recorded practice, commenting on it, and taking it back.

mod hearing;
mod mirror;
mod taken_back;

use crate::calling::{at, chosen, kept, one};
use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::engine::{TakeFolder, station_key};
use askwell::flow::Screen;
use askwell::recording::{BLOCKS_A_SECOND, FrameSink, Run, peaks};
use askwell::storage::PrivateStore;
use std::path::PathBuf;

pub const RATE: u32 = 24_000;
pub const LINE: &str = "Listen, Nov 20 · 12 min · with Ms. Okafor";

pub fn id(name: &str) -> RecordId {
    RecordId::from_school(school::SCHOOL, name)
}

pub fn practice() -> Practice {
    Practice {
        id: id("practice"),
        interview: chosen().id,
        student: school::maya().id,
        with: "Ms. Okafor".to_owned(),
        at: moment("2026-11-20T10:00:00-08:00"),
        minutes: 12,
        recorded: true,
        comment_draft: None,
    }
}

pub fn take(seconds: u64) -> Take {
    Take {
        id: id("take"),
        practice: practice().id,
        interview: chosen().id,
        student: school::maya().id,
        started_at: moment("2026-11-20T09:48:00-08:00"),
        sample_rate: RATE,
        frames: seconds * u64::from(RATE),
        gaps: Vec::new(),
        ending: Some(Ending::Stopped),
        destroy_on: "2027-01-29".parse().unwrap(),
    }
}

pub fn consent(voice: Voice, uses: &[Use]) -> Consent {
    Consent {
        id: id(&format!("consent {voice:?}")),
        practice: practice().id,
        interview: chosen().id,
        student: school::maya().id,
        voice,
        uses: uses.iter().copied().collect(),
        language: Language::En,
        form: None,
        given_at: moment("2026-11-20T09:47:00-08:00"),
    }
}

fn mark(what: Happening, at_ms: u64) -> TimeMark {
    let Take { practice, interview, student, .. } = take(3);
    TimeMark { id: id(&format!("mark {at_ms}")), practice, interview, student, what, at_ms }
}

pub fn records(take: Take) -> Vec<Record> {
    let mut questions = QuestionList::new(chosen().id, school::maya().id);
    let question = QuestionId::from_school("story", "1");
    let text = "What surprised you most?".to_owned();
    questions.questions.push(Question { id: question, bank: String::new(), category: String::new(), text, comment: String::new() });
    vec![
        chosen().into(),
        questions.into(),
        practice().into(),
        take.into(),
        consent(Voice::Student(school::maya().id), &[Use::Record]).into(),
        consent(Voice::Adult(school::okafor().id), &[Use::Record, Use::TeacherMayListen]).into(),
        mark(Happening::Opening, 0).into(),
        mark(Happening::Question(question), 1_000).into(),
        mark(Happening::Star, 2_000).into(),
    ]
}

/// A chirp from 200 Hz to 4 kHz.
fn chirp(seconds: u64) -> Vec<i16> {
    let count = seconds * u64::from(RATE);
    let sample = |at: u64| {
        let (time, long) = (at as f64 / f64::from(RATE), seconds as f64);
        let phase = std::f64::consts::TAU * (200.0 * time + (4_000.0 - 200.0) * time * time / (2.0 * long));
        (phase.sin() * 12_000.0) as i16
    };
    (0..count).map(sample).collect()
}

/// Records without a microphone: seals a chirp as a practice would have been.
pub fn record(station: &Station, take: RecordId, seconds: u64, end: bool) {
    record_sound(station, take, &chirp(seconds), end);
}

fn record_sound(station: &Station, take: RecordId, sound: &[i16], end: bool) {
    let key = station_key(station.path(), None).unwrap();
    let (mut private, _) = PrivateStore::open(station.path()).unwrap();
    let mut sink = TakeFolder::create(station.path(), take, &mut private, &key).unwrap().sink();
    sink.begin(&Run { rate: RATE, begins_ms: 0, gap: None }).unwrap();
    for block in sound.chunks_exact(usize::try_from(RATE / BLOCKS_A_SECOND).unwrap()) {
        sink.write_frame(block, &peaks(block, RATE)).unwrap();
    }
    if end {
        sink.finish(&[], &[]).unwrap();
    }
}

/// A student stands before the practice with a recording of three seconds.
fn recorded(take: Take) -> Station {
    let station = at(Screen::Practice, records(take));
    record(&station, id("take"), 3, true);
    station
}

pub fn listening() -> Station {
    let station = recorded(take(3));
    station.tap(LINE);
    station
}

pub fn folder(station: &Station) -> PathBuf {
    station.path().join("recordings").join(id("take").to_string())
}

pub fn wrapped_key(station: &Station) -> Option<Vec<u8>> {
    PrivateStore::open(station.path()).unwrap().0.take_key(id("take").0).unwrap()
}

/// Finds the files that hold any eight bytes of something.
pub fn holding(station: &Station, what: &[u8]) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![station.path().to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path).unwrap().windows(8).any(|part| what.chunks_exact(8).any(|bytes| bytes == part)) {
                found.push(path);
            }
        }
    }
    found
}

fn take_it_back(station: &Station) {
    station.tap("Take the recording back");
    station.tap("Destroy it for Maya R.");
}
