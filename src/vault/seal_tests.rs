//! What can become of a sealed file: cut, changed, shuffled, exchanged.

use crate::domain::Missing;
use crate::vault::keys::TakeKey;
use crate::vault::seal::{self, Contents, HEADER, LENGTH, SealedWriter, Segment, TAG};
use crate::vault::unseal::{Ended, SealError, SealedReader, *};
use proptest::prelude::*;
use std::io::Cursor;

const TAKE: Uuid = Uuid::from_u128(0x51);
const BLOCK: usize = 32;
const STRIDE: usize = LENGTH + BLOCK + TAG;

fn segment() -> Segment {
    let block = u32::try_from(BLOCK).unwrap();
    Segment { contents: Contents::Sound, number: 3, rate: 48_000, block, begins_ms: 61_000, gap: Some(Missing::Paused) }
}

fn sealed(key: &TakeKey, segment: &Segment, sound: &[u8], end: bool) -> Vec<u8> {
    let mut writer = SealedWriter::begin(Vec::new(), key, TAKE, segment).unwrap();
    let (blocks, rest) = sound.as_chunks::<BLOCK>();
    for block in blocks {
        writer.write_block(block).unwrap();
    }
    if end { writer.finish(rest).unwrap() } else { writer.get_ref().clone() }
}

fn open(key: &TakeKey, bytes: &[u8]) -> Result<SealedReader<Cursor<Vec<u8>>>, SealError> {
    SealedReader::open(Cursor::new(bytes.to_vec()), key, TAKE)
}

fn all(reader: &mut SealedReader<Cursor<Vec<u8>>>) -> Vec<u8> {
    (0..reader.blocks()).flat_map(|block| reader.block(block).map(|found| found.to_vec()).unwrap_or_default()).collect()
}

fn sound(length: usize) -> Vec<u8> {
    (0..length).map(|at| u8::try_from(at * 7 % 251).unwrap()).collect()
}

#[test]
fn what_was_sealed_is_read_back_whole_and_any_block_alone() {
    let key = TakeKey::new().unwrap();
    for length in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 10 * BLOCK + 5] {
        let sound = sound(length);
        let file = sealed(&key, &segment(), &sound, true);
        let mut reader = open(&key, &file).unwrap();
        assert_eq!((reader.ended(), reader.bytes()), (Ended::Whole, length as u64));
        assert_eq!(*reader.segment(), segment());
        assert_eq!(all(&mut reader), sound);
        for block in (0..reader.blocks()).rev() {
            let from = usize::try_from(block).unwrap() * BLOCK;
            assert_eq!(**reader.block(block).unwrap(), sound[from..sound.len().min(from + BLOCK)]);
        }
        assert!(matches!(reader.block(reader.blocks()), Err(SealError::NoSuchBlock { .. })));
        assert!(length < 8 || !file.windows(8).any(|part| sound.windows(8).any(|bytes| bytes == part)), "sound stands open");
    }
}

#[test]
fn a_file_cut_at_any_byte_gives_every_block_before_and_says_that_it_is_cut_short() {
    let key = TakeKey::new().unwrap();
    let sound = sound(4 * BLOCK + 9);
    let file = sealed(&key, &segment(), &sound, true);
    for cut in 0..file.len() {
        match open(&key, &file[..cut]) {
            Ok(mut reader) => {
                assert_eq!(reader.ended(), Ended::CutShort, "cut at {cut}");
                assert_eq!(all(&mut reader), sound[..(cut - HEADER) / STRIDE * BLOCK], "cut at {cut}");
            }
            Err(SealError::Empty) => assert!(cut < HEADER),
            Err(other) => panic!("cut at {cut}: {other}"),
        }
    }
}

#[test]
fn a_byte_changed_anywhere_is_noticed_and_spoils_no_other_block() {
    let key = TakeKey::new().unwrap();
    let sound = sound(3 * BLOCK + 9);
    let file = sealed(&key, &segment(), &sound, true);
    for at in 0..file.len() {
        let mut spoiled = file.clone();
        spoiled[at] ^= 0x10;
        let Ok(mut reader) = open(&key, &spoiled) else {
            assert!(at < HEADER, "byte {at}");
            continue;
        };
        let good: Vec<bool> = (0..reader.blocks()).map(|block| reader.block(block).is_ok()).collect();
        if at < HEADER {
            assert!(!good.contains(&true), "byte {at} of the header");
        } else {
            let hit = (at - HEADER) / STRIDE;
            assert_eq!(good, (0..4).map(|block| block != hit).collect::<Vec<_>>(), "byte {at}");
            assert_eq!(reader.ended(), if hit == 3 { Ended::Tampered } else { Ended::Whole }, "byte {at}");
        }
    }
}

#[test]
fn blocks_that_were_swapped_doubled_or_left_out_are_not_read() {
    let key = TakeKey::new().unwrap();
    let file = sealed(&key, &segment(), &sound(4 * BLOCK + 9), true);
    let block = |number: usize| &file[HEADER + number * STRIDE..HEADER + (number + 1) * STRIDE];
    let with = |order: &[usize]| {
        let mut bytes = file[..HEADER].to_vec();
        order.iter().for_each(|number| bytes.extend_from_slice(block(*number)));
        let mut reader = open(&key, &bytes).unwrap();
        let good: Vec<bool> = (0..reader.blocks()).map(|number| reader.block(number).is_ok()).collect();
        (good, reader.ended())
    };
    assert_eq!(with(&[0, 2, 1, 3, 4]), (vec![true, false, false, true, true], Ended::Whole));
    assert_eq!(with(&[0, 0, 2, 3, 4]), (vec![true, false, true, true, true], Ended::Whole));
    assert_eq!(with(&[0, 1, 3, 4]), (vec![true, true, false, false], Ended::Tampered));
    assert_eq!(with(&[0, 1, 2, 3, 4, 4]), (vec![true, true, true, true, false, false], Ended::Tampered));
    assert_eq!(with(&[0, 1]), (vec![true, true], Ended::CutShort));
    let mut longer = file.clone();
    longer.push(0);
    assert_eq!(open(&key, &longer).unwrap().ended(), Ended::Tampered);
}

#[test]
fn another_takes_key_file_or_id_opens_nothing() {
    let (key, other) = (TakeKey::new().unwrap(), TakeKey::new().unwrap());
    let file = sealed(&key, &segment(), &sound(2 * BLOCK), true);
    let none = |reader: Result<SealedReader<Cursor<Vec<u8>>>, SealError>| {
        let mut reader = reader.unwrap();
        assert_eq!(reader.ended(), Ended::Tampered);
        (0..reader.blocks()).all(|block| reader.block(block).is_err())
    };
    assert!(none(open(&other, &file)));
    assert!(none(SealedReader::open(Cursor::new(file.clone()), &key, Uuid::from_u128(0x52))));
    // Peaks can't be passed off as sound, nor one run as another.
    let mut renamed = file.clone();
    renamed[6] ^= 1;
    assert!(none(open(&key, &renamed)));
    renamed.clone_from(&file);
    renamed[4] = 2;
    assert!(none(open(&key, &renamed)));
    assert!(matches!(open(&key, b"RIFF and so on, quite another kind of file altogether"), Err(SealError::Foreign)));
    assert!(matches!(open(&key, b""), Err(SealError::Empty)));
}

#[test]
fn zeros_left_by_a_power_cut_count_as_cut_short() {
    let key = TakeKey::new().unwrap();
    let sound = sound(3 * BLOCK);
    let mut file = sealed(&key, &segment(), &sound, false);
    file.resize(file.len() + 2 * STRIDE + 5, 0);
    let mut reader = open(&key, &file).unwrap();
    assert_eq!((reader.ended(), reader.blocks(), all(&mut reader)), (Ended::CutShort, 3, sound));
}

#[test]
fn the_same_sound_sealed_again_shares_no_nonce() {
    let key = TakeKey::new().unwrap();
    let (one, two) = (sealed(&key, &segment(), &sound(64), true), sealed(&key, &segment(), &sound(64), true));
    assert_ne!(one[HEADER - 19..HEADER], two[HEADER - 19..HEADER]);
    assert_ne!(one[HEADER..HEADER + 16], two[HEADER..HEADER + 16]);
}

/// A disk that is full after a number of bytes.
struct Full(Vec<u8>, usize);

impl io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.1.saturating_sub(self.0.len()).min(bytes.len());
        self.0.extend_from_slice(&bytes[..room]);
        if room == 0 && !bytes.is_empty() { Err(io::ErrorKind::StorageFull.into()) } else { Ok(room) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn after_a_write_that_failed_nothing_is_sealed_in_its_place() {
    let key = TakeKey::new().unwrap();
    let mut writer = SealedWriter::begin(Full(Vec::new(), HEADER + STRIDE + 10), &key, TAKE, &segment()).unwrap();
    writer.write_block(&[1; BLOCK]).unwrap();
    assert_eq!(writer.write_block(&[2; BLOCK]).unwrap_err().kind(), io::ErrorKind::StorageFull);
    assert_eq!(writer.write_block(&[3; BLOCK]).unwrap_err().kind(), io::ErrorKind::InvalidInput);
    let mut reader = open(&key, &writer.get_ref().0).unwrap();
    assert_eq!((reader.ended(), all(&mut reader)), (Ended::CutShort, vec![1; BLOCK]));
}

proptest! {
    #[test]
    fn no_bytes_whatever_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), ours: bool) {
        let key = TakeKey::new().unwrap();
        let mut file = bytes;
        if ours {
            file.splice(0..0, segment().header(&[9; 19]));
        }
        if let Ok(mut reader) = open(&key, &file) {
            prop_assert!(all(&mut reader).is_empty());
        }
    }

    #[test]
    fn every_header_is_read_as_it_was_written(number: u16, rate in 1_u32..=384_000, block in 1_u32..=512 * 1024, begins_ms: u32, gap in 0_u8..=6, peaks: bool, prefix: [u8; 19]) {
        use seal::gap_of;
        let contents = if peaks { Contents::Peaks } else { Contents::Sound };
        let segment = Segment { contents, number, rate, block, begins_ms, gap: gap_of(gap).unwrap() };
        prop_assert_eq!(Segment::read(&segment.header(&prefix)), Some((segment, prefix)));
    }

    #[test]
    fn a_header_of_any_bytes_asks_for_no_more_than_the_file_has(header: [u8; HEADER], length in 0_usize..300) {
        let mut file = header.to_vec();
        file.resize(HEADER + length, 1);
        let _ = open(&TakeKey::new().unwrap(), &file);
    }
}
