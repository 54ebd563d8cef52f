//! Reading sealed sound: any block by its number, whatever has become of the others.

use super::TakeKey;
use super::seal::{HEADER, LENGTH, Segment, Stream, TAG, bound_to, stream};
use aead_stream::StreamPrimitive;
use std::io::{self, Read, Seek, SeekFrom};
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

/// Why sealed sound can't be read.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The file ends within its header: the station stopped before any sound was kept.
    #[error("this part of the recording is empty")]
    Empty,
    /// The file is none of ours.
    #[error("this is no recording of Askwell, or of a newer one")]
    Foreign,
    /// A block was changed, moved, or belongs to another recording or station.
    #[error("the recording is damaged at block {block}; what lies around it can still be heard")]
    Damaged {
        /// Which, from 0.
        block: u32,
    },
    /// There is no such block.
    #[error("the recording has no block {block}")]
    NoSuchBlock {
        /// Which, from 0.
        block: u32,
    },
    /// The disk.
    #[error("the recording can't be read from the disk: {0}")]
    Io(#[from] io::Error),
}

/// How a sealed file ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// With the block that was marked as the last.
    Whole,
    /// Without it: the station stopped in the middle, or somebody cut the end off.
    CutShort,
    /// With something that was never written there.
    Tampered,
}

/// Reads one sealed file.
pub struct SealedReader<R> {
    input: R,
    stream: Stream,
    bound: Vec<u8>,
    segment: Segment,
    blocks: u32,
    last: Option<u32>,
    bytes: u64,
    ended: Ended,
}

impl<R> std::fmt::Debug for SealedReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("SealedReader");
        shown.field("segment", &self.segment).field("blocks", &self.blocks).field("ended", &self.ended).finish_non_exhaustive()
    }
}

impl<R: Read + Seek> SealedReader<R> {
    /// Opens a file and looks at its end.
    ///
    /// # Errors
    /// When the file is empty or none of ours, or can't be read. A wrong key shows itself with the first block.
    pub fn open(mut input: R, key: &TakeKey, take: Uuid) -> Result<Self, SealError> {
        let length = input.seek(SeekFrom::End(0))?;
        if length < HEADER as u64 {
            return Err(SealError::Empty);
        }
        input.seek(SeekFrom::Start(0))?;
        let mut header = [0; HEADER];
        input.read_exact(&mut header)?;
        let (segment, prefix) = Segment::read(&header).ok_or(SealError::Foreign)?;
        let sealed = length - HEADER as u64;
        let blocks = u32::try_from(sealed / segment.stride()).map_err(|_| SealError::Foreign)?;
        let bound = bound_to(&header, take);
        let stream = stream(key, prefix);
        let mut reader = Self { input, stream, bound, segment, blocks, last: None, bytes: 0, ended: Ended::CutShort };
        reader.look_at_end(!sealed.is_multiple_of(segment.stride()))?;
        Ok(reader)
    }

    fn look_at_end(&mut self, rest: bool) -> Result<(), SealError> {
        while let Some(end) = self.blocks.checked_sub(1) {
            let whole = u64::from(end) * u64::from(self.segment.block);
            let sealed = self.sealed(end)?;
            if let Some(block) = self.unseal(end, true, &sealed) {
                self.last = Some(end);
                self.bytes = whole + block.len() as u64;
                // After the last block there can be nothing.
                self.ended = if rest { Ended::Tampered } else { Ended::Whole };
                return Ok(());
            }
            // After a power cut a file can be as long as it should be, and hold nothing but zeros there.
            if sealed.iter().all(|byte| *byte == 0) {
                self.blocks = end;
                continue;
            }
            self.bytes = whole + u64::from(self.segment.block);
            if self.unseal(end, false, &sealed).is_none() {
                self.ended = Ended::Tampered;
            }
            return Ok(());
        }
        Ok(())
    }

    /// Gives what the header says.
    pub fn segment(&self) -> &Segment {
        &self.segment
    }

    /// Gives how many blocks there are, readable or not.
    pub fn blocks(&self) -> u32 {
        self.blocks
    }

    /// Gives how many bytes were sealed.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Tells how the file ends.
    pub fn ended(&self) -> Ended {
        self.ended
    }

    /// Reads a block. Every one but the last is full.
    ///
    /// # Errors
    /// When there is no such block, it is not what was written there, or the disk fails.
    pub fn block(&mut self, block: u32) -> Result<Zeroizing<Vec<u8>>, SealError> {
        if block >= self.blocks {
            return Err(SealError::NoSuchBlock { block });
        }
        let sealed = self.sealed(block)?;
        self.unseal(block, self.last == Some(block), &sealed).ok_or(SealError::Damaged { block })
    }

    fn sealed(&mut self, block: u32) -> Result<Vec<u8>, SealError> {
        self.input.seek(SeekFrom::Start(HEADER as u64 + u64::from(block) * self.segment.stride()))?;
        let mut sealed = vec![0; usize::try_from(self.segment.stride()).map_err(|_| SealError::Foreign)?];
        self.input.read_exact(&mut sealed)?;
        Ok(sealed)
    }

    fn unseal(&self, block: u32, last: bool, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut buffer = Zeroizing::new(sealed.to_vec());
        self.stream.decrypt_in_place(block, last, &self.bound, &mut *buffer).ok()?;
        let (length, used) = buffer.split_first_chunk::<LENGTH>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let full = usize::try_from(self.segment.block).ok()?;
        // Only the last may be shorter; the writer never makes another, whoever holds the key.
        let fits = if last { length <= full } else { length == full };
        debug_assert_eq!(sealed.len(), LENGTH + full + TAG, "a block is as long as its stride");
        let found = used.get(..length).filter(|_| fits).map(|part| Zeroizing::new(part.to_vec()));
        buffer.zeroize();
        found
    }
}

#[cfg(test)]
#[path = "seal_tests.rs"]
mod tests;
