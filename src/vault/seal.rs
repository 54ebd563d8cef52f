//! Sealed sound: a header of 40 bytes, then blocks of one size, each sealed for its place.
//!
//! The blocks are a STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) of XChaCha20-Poly1305: none can be changed, moved,
//! left out or taken from another file, and the last one is marked as the last. All blocks are of one size on the disk,
//! the last one padded, so that any of them is found by its number, and a rest at the end is always a write cut short.
//!
//! Every run of recording is a file of its own with a random nonce prefix of 19 bytes: whatever happens, no two blocks
//! are ever sealed under the same key and nonce.

use crate::domain::Missing;
use crate::vault::error::VaultError;
use crate::vault::keys::TakeKey;
use crate::vault::random::random;
use aead_stream::{NewStream, Nonce, StreamBE32, StreamPrimitive};
use chacha20poly1305::XChaCha20Poly1305;
use std::io::{self, Write};
use uuid::Uuid;
use zeroize::Zeroize;

/// Bytes of a header.
pub const HEADER: usize = 40;
/// Bytes that tell how much of a block is used.
pub(super) const LENGTH: usize = 4;
/// Bytes by which a sealed block is longer.
pub(super) const TAG: usize = 16;
/// The first bytes of every file; the last of them is the version.
const MAGIC: [u8; 4] = *b"AWS\x01";
/// The largest block that is read: ten times what is ever written, so that a damaged header can't ask for gigabytes.
const LARGEST_BLOCK: u32 = 512 * 1024;

pub(super) type Stream = StreamBE32<XChaCha20Poly1305>;

/// What is in a sealed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// Samples: mono, signed, 16 bits, little-endian.
    Sound,
    /// Peaks for the picture of the sound.
    Peaks,
}

/// What a header says. It stands open in the file; changing it makes every block unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What is in it.
    pub contents: Contents,
    /// Which run of recording this is, from 0.
    pub number: u16,
    /// Frames of sound in a second.
    pub rate: u32,
    /// Bytes in a full block.
    pub block: u32,
    /// Milliseconds from the take's beginning to this run's.
    pub begins_ms: u32,
    /// Why there is a gap before it; none for the first.
    pub gap: Option<Missing>,
}

impl Segment {
    /// Gives the bytes a full block takes on the disk.
    pub fn stride(&self) -> u64 {
        u64::from(self.block) + (LENGTH + TAG) as u64
    }

    pub(super) fn header(&self, prefix: &[u8; 19]) -> [u8; HEADER] {
        let contents = match self.contents {
            Contents::Sound => 1_u8,
            Contents::Peaks => 2,
        };
        let parts: [&[u8]; 9] = [
            &MAGIC,
            &[contents],
            &self.number.to_be_bytes(),
            &self.rate.to_be_bytes(),
            &self.block.to_be_bytes(),
            &self.begins_ms.to_be_bytes(),
            &[gap_code(self.gap)],
            &[0],
            prefix,
        ];
        let mut header = [0; HEADER];
        for (place, byte) in header.iter_mut().zip(parts.into_iter().flatten()) {
            *place = *byte;
        }
        header
    }

    /// Reads a header; `None` where it is none of ours.
    pub(super) fn read(header: &[u8; HEADER]) -> Option<(Self, [u8; 19])> {
        let mut rest = header.as_slice();
        let mut take = |count: usize| {
            let (part, after) = rest.split_at_checked(count)?;
            rest = after;
            Some(part.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte)))
        };
        let magic = take(4)?;
        let contents = match take(1)? {
            1 => Contents::Sound,
            2 => Contents::Peaks,
            _ => return None,
        };
        let number = u16::try_from(take(2)?).ok()?;
        let (rate, block, begins_ms) = (take(4)?, take(4)?, take(4)?);
        let gap = gap_of(u8::try_from(take(1)?).ok()?)?;
        take(1)?;
        let prefix: [u8; 19] = rest.try_into().ok()?;
        let sane = magic == u32::from_be_bytes(MAGIC) && (1..=LARGEST_BLOCK).contains(&block) && (1..=384_000).contains(&rate);
        sane.then_some((Self { contents, number, rate, block, begins_ms, gap }, prefix))
    }
}

const GAPS: [Missing; 6] =
    [Missing::Paused, Missing::OffTheRecord, Missing::Microphone, Missing::Disk, Missing::Suspended, Missing::Restarted];

fn gap_code(gap: Option<Missing>) -> u8 {
    let place = gap.and_then(|gap| GAPS.iter().position(|one| *one == gap));
    place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or(0)
}

pub(super) fn gap_of(code: u8) -> Option<Option<Missing>> {
    match code {
        0 => Some(None),
        code => GAPS.get(usize::from(code) - 1).map(|gap| Some(*gap)),
    }
}

/// Gives what every block is bound to: its file's header, and the take.
pub(super) fn bound_to(header: &[u8; HEADER], take: Uuid) -> Vec<u8> {
    [header.as_slice(), take.as_bytes()].concat()
}

pub(super) fn stream(key: &TakeKey, prefix: [u8; 19]) -> Stream {
    Stream::from_aead(key.cipher(), &Nonce::<XChaCha20Poly1305, Stream>::from(prefix))
}

/// Writes one sealed file, block by block.
pub struct SealedWriter<W: Write> {
    out: W,
    stream: Stream,
    bound: Vec<u8>,
    block: usize,
    position: u32,
    broken: bool,
}

impl<W: Write> std::fmt::Debug for SealedWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SealedWriter").field("position", &self.position).finish_non_exhaustive()
    }
}

impl<W: Write> SealedWriter<W> {
    /// Begins a file: writes its header, with a nonce prefix that was never used before.
    ///
    /// # Errors
    /// When it can't be written, or the system gives no random numbers.
    pub fn begin(mut out: W, key: &TakeKey, take: Uuid, segment: &Segment) -> io::Result<Self> {
        let prefix = random::<19>().map_err(|error: VaultError| io::Error::other(error))?;
        let header = segment.header(&prefix);
        out.write_all(&header)?;
        let block = usize::try_from(segment.block).map_err(io::Error::other)?;
        Ok(Self { out, stream: stream(key, prefix), bound: bound_to(&header, take), block, position: 0, broken: false })
    }

    /// Seals a full block.
    ///
    /// # Errors
    /// When it can't be written. Then nothing more can be written to this file: a block that may lie half on the disk is
    /// never sealed again with other bytes.
    pub fn write_block(&mut self, block: &[u8]) -> io::Result<()> {
        if block.len() != self.block {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        self.seal(block, false)
    }

    /// Seals what is left, which may be less than a block or nothing, and marks it as the end.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn finish(mut self, rest: &[u8]) -> io::Result<W> {
        self.seal(rest, true)?;
        Ok(self.out)
    }

    /// Gives what is written to.
    pub fn get_ref(&self) -> &W {
        &self.out
    }

    fn seal(&mut self, block: &[u8], last: bool) -> io::Result<()> {
        let length = u32::try_from(block.len()).map_err(io::Error::other)?;
        if self.broken || block.len() > self.block || self.position == u32::MAX {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut buffer = Vec::with_capacity(LENGTH + self.block + TAG);
        buffer.extend_from_slice(&length.to_be_bytes());
        buffer.extend_from_slice(block);
        buffer.resize(LENGTH + self.block, 0);
        // Until it is on its way, the place counts as used up.
        self.broken = true;
        if self.stream.encrypt_in_place(self.position, last, &self.bound, &mut buffer).is_err() {
            buffer.zeroize();
            return Err(io::Error::other("a block could not be sealed"));
        }
        self.out.write_all(&buffer)?;
        self.position += 1;
        self.broken = false;
        Ok(())
    }
}
