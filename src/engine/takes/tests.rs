//! A take on the disk: written run by run, read as one, damaged, destroyed.

use crate::domain::Missing;
use crate::domain::RecordId;
use crate::engine::takes::TakeSink;
use crate::engine::takes::folder::folder_of;
use crate::engine::takes::{TakeError, TakeFolder};
use crate::recording::{FrameSink, Peak, Run, Sound, peaks};
use crate::storage::PrivateStore;
use crate::vault::StationKey;
use std::path::PathBuf;
use uuid::Uuid;

const RATE: u32 = 24_000;
const BLOCK: usize = 6_000;

struct Station {
    data: tempfile::TempDir,
    private: PrivateStore,
    key: StationKey,
    take: RecordId,
}

fn station() -> Station {
    let data = tempfile::tempdir().unwrap();
    let private = PrivateStore::open(data.path()).unwrap().0;
    Station { data, private, key: StationKey::from_secret(&[3; 32]).unwrap(), take: RecordId(Uuid::from_u128(5)) }
}

impl Station {
    fn create(&mut self) -> TakeFolder {
        TakeFolder::create(self.data.path(), self.take, &mut self.private, &self.key).unwrap()
    }

    fn folder(&self) -> PathBuf {
        folder_of(self.data.path(), self.take)
    }
}

fn sound(from: usize, count: usize) -> Vec<i16> {
    (from..from + count).map(|at| i16::try_from(at * 31 % 60_000).unwrap_or(-77)).collect()
}

fn record(sink: &mut TakeSink, run: &Run, all: &[i16], end: bool) {
    sink.begin(run).unwrap();
    let blocks = all.chunks_exact(BLOCK);
    let rest = blocks.remainder();
    blocks.for_each(|block| sink.write_frame(block, &peaks(block, RATE)).unwrap());
    if end {
        sink.finish(rest, &peaks(rest, RATE)).unwrap();
    }
}

fn run(begins_ms: u64, gap: Option<Missing>) -> Run {
    Run { rate: RATE, begins_ms, gap }
}

#[test]
fn runs_are_read_as_one_from_any_place() {
    let mut station = station();
    let folder = station.create();
    let (one, two) = (sound(0, 3 * BLOCK + 500), sound(90_000, 2 * BLOCK + 9));
    let mut sink = folder.sink();
    record(&mut sink, &run(0, None), &one, true);
    record(&mut sink, &run(5_000, Some(Missing::OffTheRecord)), &two, true);
    let all = [one.clone(), two].concat();
    let mut found = TakeFolder::open(station.data.path(), station.take, &station.private, &station.key).unwrap().sound().unwrap();
    assert_eq!((found.rate(), found.frames(), found.is_whole(), found.is_damaged()), (RATE, all.len() as u64, true, false));
    for from in [0, 1, BLOCK - 1, BLOCK, 3 * BLOCK + 499, 3 * BLOCK + 500, all.len() - 3, all.len()] {
        let mut out = vec![0; all.len() - from + 5];
        found.read(from as u64, &mut out);
        assert_eq!(out[..all.len() - from], all[from..], "from {from}");
        assert_eq!(out[all.len() - from..], [0; 5]);
    }
    let gap = found.gaps();
    assert_eq!((gap.len(), gap[0].at_frame, gap[0].why), (1, one.len() as u64, Missing::OffTheRecord));
    assert_eq!(gap[0].milliseconds, 5_000 - one.len() as u64 * 1000 / u64::from(RATE));
    let drawn: Vec<Peak> = [&all[..one.len()], &all[one.len()..]].iter().flat_map(|part| peaks(part, RATE)).collect();
    assert_eq!(found.peaks().unwrap(), drawn);
    std::fs::remove_file(station.folder().join("peaks-0.sealed")).unwrap();
    assert_eq!(found.peaks().unwrap(), drawn, "drawn from the sound");
}

#[test]
fn after_a_crash_what_was_kept_is_there_and_the_take_goes_on_in_a_file_of_its_own() {
    let mut station = station();
    let folder = station.create();
    let (one, two) = (sound(0, 4 * BLOCK), sound(7, BLOCK));
    record(&mut folder.sink(), &run(0, None), &one, false);
    let before = std::fs::read(station.folder().join("sound-0.sealed")).unwrap();
    let found = folder.sound().unwrap();
    assert_eq!((found.frames(), found.is_whole()), (one.len() as u64, false));
    assert_eq!((found.earlier(9_000).ends_ms, found.earlier(9_000).since_ms), (1_000, 9_000));
    record(&mut folder.sink(), &run(9_000, Some(Missing::Restarted)), &two, true);
    assert_eq!(std::fs::read(station.folder().join("sound-0.sealed")).unwrap(), before, "an earlier run was touched");
    let mut found = folder.sound().unwrap();
    let mut out = vec![0; 5 * BLOCK];
    found.read(0, &mut out);
    assert_eq!(out, [one, two].concat());
    assert!(found.is_whole() && found.gaps()[0].milliseconds == 8_000);
}

#[test]
fn damage_is_silence_where_it_lies_and_nowhere_else() {
    let mut station = station();
    let folder = station.create();
    let all = sound(1, 4 * BLOCK);
    record(&mut folder.sink(), &run(0, None), &all, true);
    let path = station.folder().join("sound-0.sealed");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[40 + 2 * BLOCK + 20 + 100] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let mut found = folder.sound().unwrap();
    let mut out = vec![0; all.len()];
    found.read(0, &mut out);
    assert!(found.is_damaged());
    assert_eq!(out, [&all[..BLOCK], &vec![0; BLOCK], &all[2 * BLOCK..]].concat());
    // A file of another station, an empty one, and runs under another's number.
    std::fs::write(station.folder().join("sound-1.sealed"), b"").unwrap();
    std::fs::write(station.folder().join("sound-2.sealed"), [7; 500]).unwrap();
    std::fs::copy(&path, station.folder().join("sound-3.sealed")).unwrap();
    let found = folder.sound().unwrap();
    assert!(found.is_damaged() && found.frames() == all.len() as u64);
}

#[test]
fn once_its_key_is_destroyed_no_byte_of_sound_or_key_is_left_in_any_file() {
    let mut station = station();
    let folder = station.create();
    let other = RecordId(Uuid::from_u128(6));
    TakeFolder::create(station.data.path(), other, &mut station.private, &station.key).unwrap();
    let all: Vec<i16> = (0..2 * BLOCK).map(|at| i16::try_from(at + 257).unwrap()).collect();
    record(&mut folder.sink(), &run(0, None), &all, true);
    let wrapped = station.private.take_key(station.take.0).unwrap().unwrap();
    let plain: Vec<u8> = all.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    let sealed = std::fs::read(station.folder().join("sound-0.sealed")).unwrap();
    let left = |what: &[u8]| {
        let mut found = Vec::new();
        let mut folders = vec![station.data.path().to_owned()];
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
    };
    assert!(!left(&wrapped[..]).is_empty(), "the search finds what is there");
    assert_eq!(left(&plain[..64]), Vec::<PathBuf>::new());
    assert!(matches!(station.private.destroy_take_key(Uuid::nil()), Ok(())));
    TakeFolder::destroy(station.data.path(), station.take, &mut station.private).unwrap();
    for what in [&wrapped[..], &plain[..64], &sealed[..400]] {
        assert_eq!(left(what), Vec::<PathBuf>::new());
    }
    let gone = TakeFolder::open(station.data.path(), station.take, &station.private, &station.key);
    assert!(matches!(gone, Err(TakeError::Destroyed)));
    assert_eq!(station.private.takes_with_keys().unwrap(), [other.0]);
    TakeFolder::destroy(station.data.path(), station.take, &mut station.private).unwrap();
}
