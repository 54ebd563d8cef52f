//! What must hold whatever is done to a sealed file: nothing panics, and no block is read that was not sealed in its place.

use askwell::domain::Missing;
use askwell::vault::{Contents, SealedReader, SealedWriter, Segment, TakeKey};
use std::io::Cursor;
use std::sync::LazyLock;
use uuid::Uuid;

const TAKE: Uuid = Uuid::from_u128(0x51);
const BLOCK: usize = 16;
const BLOCKS: usize = 6;

/// A key, and a whole file sealed with it.
static SEALED: LazyLock<(TakeKey, Vec<u8>)> = LazyLock::new(|| {
    let key = TakeKey::new().unwrap();
    let block = u32::try_from(BLOCK).unwrap();
    let segment = Segment { contents: Contents::Sound, number: 3, rate: 48_000, block, begins_ms: 61_000, gap: Some(Missing::Paused) };
    let mut writer = SealedWriter::begin(Vec::new(), &key, TAKE, &segment).unwrap();
    for number in 0..BLOCKS {
        writer.write_block(&sound(number)).unwrap();
    }
    let file = writer.finish(&sound(BLOCKS)[..5]).unwrap();
    (key, file)
});

fn sound(number: usize) -> [u8; BLOCK] {
    [u8::try_from(number + 1).unwrap(); BLOCK]
}

/// What is done to the file: the first byte says what, the others where.
fn spoiled(whole: &[u8], input: &[u8]) -> Vec<u8> {
    let Some((how, rest)) = input.split_first() else { return Vec::new() };
    let mut file = whole.to_vec();
    match how % 4 {
        // Something else altogether.
        0 => return rest.to_vec(),
        // Cut, and gone on with something else.
        1 => {
            let (place, tail) = rest.split_first().map_or((0, rest), |(place, tail)| (usize::from(*place), tail));
            file.truncate(place.min(whole.len()));
            file.extend_from_slice(tail);
        }
        // Bytes changed.
        2 => {
            for pair in rest.as_chunks::<2>().0 {
                let place = usize::from(pair[0]) % file.len();
                file[place] ^= pair[1];
            }
        }
        // Stretches moved about.
        _ => {
            for pair in rest.as_chunks::<2>().0 {
                let (from, to) = (usize::from(pair[0]) % file.len(), usize::from(pair[1]) % file.len());
                let length = 36.min(file.len() - from.max(to));
                file.copy_within(from..from + length, to);
            }
        }
    }
    file
}

/// Spoils the file as the input says, and reads what is left of it.
pub fn check(input: &[u8]) {
    let (key, whole) = &*SEALED;
    let Ok(mut reader) = SealedReader::open(Cursor::new(spoiled(whole, input)), key, TAKE) else { return };
    let _ = (reader.bytes(), reader.ended());
    for block in 0..reader.blocks().min(1_000) {
        if let Ok(found) = reader.block(block) {
            let number = usize::try_from(block).unwrap();
            assert!(number <= BLOCKS && sound(number).starts_with(&found), "block {block} holds {found:?}");
            assert!(number == BLOCKS || found.len() == BLOCK, "block {block} is short");
        }
    }
}

/// Gives how many blocks can be read after the file was spoiled as the input says.
#[allow(dead_code, reason = "the target led by coverage asks for nothing")]
pub fn readable(input: &[u8]) -> usize {
    let (key, whole) = &*SEALED;
    let Ok(mut reader) = SealedReader::open(Cursor::new(spoiled(whole, input)), key, TAKE) else { return 0 };
    (0..reader.blocks()).filter(|block| reader.block(*block).is_ok()).count()
}
